package com.ecomarket.central.shipment;

import com.ecomarket.central.ledger.OncePerKey;
import com.ecomarket.central.shipment.ShipmentList.ListedShipment;
import com.ecomarket.contract.BranchId;
import com.ecomarket.edge.IdempotencyKey;
import com.ecomarket.edge.openapi.Refuses;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /shipments}: what people at central send, ask for and look at. */
@RestController
class ShipmentController {
  /** What may name a shipment. */
  static final String ID = "[A-Za-z0-9._:-]{1,64}";

  private static final String NONE_OR = "|";

  private final Dispatching dispatching;
  private final ShipmentList shipments;

  ShipmentController(Dispatching dispatching, ShipmentList shipments) {
    this.dispatching = dispatching;
    this.shipments = shipments;
  }

  @Operation(
      summary = "Send units from the warehouse, or ask a branch to send some",
      description =
          "Without `from`, or from `central`, they leave the warehouse at once. From a branch it is"
              + " a request: nothing moves until the branch dispatches it. All lines or none; once"
              + " per Idempotency-Key.")
  @Refuses({
    "400 invalid-idempotency-key",
    "404 unknown-branch",
    "404 unknown-product",
    "409 insufficient-stock",
    "422 idempotency-key-reused",
    "503 central-busy"
  })
  @ResponseStatus(HttpStatus.CREATED)
  @PostMapping(
      path = "/shipments",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<ShownShipment> open(
      @Valid @RequestBody NewShipment wanted, HttpServletRequest http) {
    return created(dispatching.open(wanted, IdempotencyKey.from(http)));
  }

  /** Once, and again as often as one likes. */
  @Operation(
      summary = "Withdraw a request that the branch has not dispatched",
      description = "A branch that is offline may dispatch it all the same; then it counts.")
  @Refuses({"404 unknown-shipment", "409 shipment-dispatched", "503 central-busy"})
  @PostMapping(path = "/shipments/{id}/cancel", produces = MediaType.APPLICATION_JSON_VALUE)
  ShownShipment cancel(@PathVariable @Pattern(regexp = ID) String id) {
    return dispatching.cancel(id);
  }

  @Operation(summary = "Show a shipment, product by product")
  @Refuses({"404 unknown-shipment", "503 central-busy"})
  @GetMapping(path = "/shipments/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  ShownShipment show(@PathVariable @Pattern(regexp = ID) String id) {
    return shipments.find(id).orElseThrow(() -> Dispatching.unknown(id));
  }

  /** A page at a time; {@code after} is the id of the last one that was read. */
  @Operation(
      summary = "List shipments in the order in which central heard of them",
      description = "`place` fits those from it and those to it; `central` is the warehouse.")
  @Refuses({"404 unknown-shipment", "503 central-busy"})
  @GetMapping(path = "/shipments", produces = MediaType.APPLICATION_JSON_VALUE)
  ShipmentPage list(
      @RequestParam(defaultValue = "") @Pattern(regexp = NONE_OR + BranchId.PATTERN) String place,
      @RequestParam(defaultValue = "") @Pattern(regexp = NONE_OR + ShipmentStatus.PATTERN)
          String status,
      @RequestParam(defaultValue = "") @Pattern(regexp = NONE_OR + ID) String after,
      @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit) {
    if (!after.isEmpty()) {
      show(after);
    }
    List<ListedShipment> found = shipments.list(place, status, after, limit);
    return new ShipmentPage(found, found.size() < limit ? null : found.get(limit - 1).shipmentId());
  }

  static <T> ResponseEntity<T> created(OncePerKey.Answer<T> answer) {
    ResponseEntity.BodyBuilder reply = ResponseEntity.status(HttpStatus.CREATED);
    if (answer.replayed()) {
      reply.header("Idempotency-Replayed", "true");
    }
    return reply.body(answer.body());
  }

  /**
   * @param nextAfter asks for the next page, null on the last
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record ShipmentPage(List<ListedShipment> shipments, @Nullable String nextAfter) {}
}
