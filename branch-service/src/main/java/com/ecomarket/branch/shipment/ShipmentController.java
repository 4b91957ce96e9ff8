package com.ecomarket.branch.shipment;

import com.ecomarket.branch.journal.JournalReader;
import com.ecomarket.edge.Problem;
import com.ecomarket.edge.openapi.Refuses;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what is on the way, also while central cannot be reached. */
@RestController
@RequestMapping(path = "/shipments", produces = MediaType.APPLICATION_JSON_VALUE)
class ShipmentController {
  private final Shipments shipments;
  private final JournalReader journal;

  ShipmentController(Shipments shipments, JournalReader journal) {
    this.shipments = shipments;
    this.journal = journal;
  }

  /**
   * @param shipments central's, oldest first, then those that left here and it does not know yet
   */
  record KnownShipments(List<KnownShipment> shipments) {}

  /**
   * @param shipmentId UUID
   * @param from the place that dispatches
   * @param to the place that receives
   * @param status of the words that {@code GET /shipments?status=} takes; the last one once nothing
   *     is on the way
   * @param requestedAt when central asked for it, null if nobody did
   * @param dispatchedAt when it left, null while it is only asked for
   * @param lines one per product
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record KnownShipment(
      String shipmentId,
      String from,
      String to,
      String status,
      @Nullable Instant requestedAt,
      @Nullable Instant dispatchedAt,
      List<KnownItem> lines) {}

  /**
   * @param requested units that central asked for, 0 if nobody did
   * @param dispatched units that left
   * @param received units that arrived sound
   * @param damaged units that arrived damaged
   * @param lost units that were given up
   * @param onTheWay units that may still arrive
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record KnownItem(
      long productId,
      long requested,
      long dispatched,
      long received,
      long damaged,
      long lost,
      long onTheWay) {}

  @Operation(
      summary = "Show the shipments from and to this shop",
      description =
          "What central announced last, with what this shop did since. Settled ones are not among"
              + " them.")
  @GetMapping
  KnownShipments all(
      @RequestParam(defaultValue = "") @Pattern(regexp = "|requested|in_transit|received")
          String status) {
    return new KnownShipments(
        shipments.all(journal).stream()
            .map(ShipmentController::known)
            .filter(known -> status.isEmpty() || status.equals(known.status()))
            .toList());
  }

  @Operation(summary = "Show one shipment from or to this shop")
  @Refuses("404 unknown-shipment")
  @GetMapping("/{shipmentId}")
  KnownShipment one(@PathVariable String shipmentId) {
    Shipment found = shipments.find(shipmentId, journal);
    if (found == null) {
      throw Problem.of(HttpStatus.NOT_FOUND, "unknown-shipment");
    }
    return known(found);
  }

  private static KnownShipment known(Shipment shipment) {
    return new KnownShipment(
        shipment.shipmentId(),
        shipment.from(),
        shipment.to(),
        status(shipment),
        shipment.requestedAt(),
        shipment.dispatchedAt(),
        shipment.items().stream().map(ShipmentController::known).toList());
  }

  private static KnownItem known(Shipment.Item item) {
    return new KnownItem(
        item.productId(),
        item.requested(),
        item.dispatched(),
        item.received(),
        item.damaged(),
        item.lost(),
        item.onTheWay());
  }

  private static String status(Shipment shipment) {
    if (!shipment.isDispatched()) {
      return "requested";
    }
    return shipment.isOnTheWay() ? "in_transit" : "received";
  }
}
