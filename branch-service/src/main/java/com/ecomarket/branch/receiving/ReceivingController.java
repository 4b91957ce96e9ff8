package com.ecomarket.branch.receiving;

import com.ecomarket.branch.receiving.ReceivingRefusal.MoreThanShipped;
import com.ecomarket.branch.receiving.ReceivingRefusal.NotInShipment;
import com.ecomarket.branch.receiving.ReceivingRefusal.NothingOnTheWay;
import com.ecomarket.branch.shipment.Shipments;
import com.ecomarket.branch.stock.Desk;
import com.ecomarket.branch.stock.RequestKey;
import com.ecomarket.contract.Movement;
import com.ecomarket.edge.IdempotencyKey;
import com.ecomarket.edge.Problem;
import com.ecomarket.edge.openapi.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /shipments/{id}/receive}: a shipment, or a part of it, arrived. */
@RestController
class ReceivingController {
  private final Desk desk;
  private final Shipments shipments;
  private final Clock clock;

  ReceivingController(Desk desk, Shipments shipments, Clock clock) {
    this.desk = desk;
    this.shipments = shipments;
    this.clock = clock;
  }

  @Operation(
      summary = "Take in a shipment, or a part of it",
      description =
          "Without `lines`, all that is on the way. May come in parts, but never more than was"
              + " dispatched. Sound units go on the shelf, damaged ones to shrinkage.")
  @Refuses({
    "400 invalid-idempotency-key",
    "404 unknown-shipment",
    "404 not-in-shipment",
    "409 more-than-shipped",
    "409 nothing-on-the-way",
    "422 idempotency-key-reused",
    "503 overloaded",
    "503 journal-unavailable"
  })
  @PostMapping(
      path = "/shipments/{shipmentId}/receive",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  CompletionStage<ResponseEntity<GoodsReceivedNote>> receive(
      @PathVariable String shipmentId,
      @Valid @RequestBody ReceivingRequest body,
      HttpServletRequest http) {
    Map<Long, Arrival> arrived = body.arrived();
    RequestKey key = RequestKey.of(IdempotencyKey.from(http), () -> text(shipmentId, arrived));
    Receive command =
        new Receive(
            shipments, shipmentId, arrived, key, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    return desk.once(command, ReceivingController::answer, ReceivingController::problem);
  }

  private static ResponseEntity<GoodsReceivedNote> answer(List<Movement> lines) {
    return ResponseEntity.status(HttpStatus.CREATED).body(GoodsReceivedNote.of(lines));
  }

  private static Problem problem(ReceivingRefusal refusal) {
    if (refusal instanceof NothingOnTheWay nothing) {
      return Problem.of(HttpStatus.CONFLICT, "nothing-on-the-way", nothing.shipmentId());
    }
    if (refusal instanceof NotInShipment not) {
      return Problem.of(HttpStatus.NOT_FOUND, "not-in-shipment", not.productId(), not.shipmentId())
          .with("product_id", not.productId());
    }
    if (refusal instanceof MoreThanShipped more) {
      return Problem.of(
              HttpStatus.CONFLICT,
              "more-than-shipped",
              more.productId(),
              more.onTheWay(),
              more.received())
          .with("product_id", more.productId())
          .with("on_the_way", more.onTheWay())
          .with("received", more.received());
    }
    return Problem.of(HttpStatus.NOT_FOUND, "unknown-shipment");
  }

  /** Not the text of a record: that may change, and keys in a journal must still fit. */
  private static String text(String shipmentId, @Nullable Map<Long, Arrival> arrived) {
    StringBuilder text = new StringBuilder("shipments/receive id=" + shipmentId);
    if (arrived != null) {
      arrived.forEach(
          (productId, arrival) ->
              text.append(" %d:%d+%d".formatted(productId, arrival.received(), arrival.damaged())));
    }
    return text.toString();
  }
}
