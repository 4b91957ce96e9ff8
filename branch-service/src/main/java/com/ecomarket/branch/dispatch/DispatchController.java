package com.ecomarket.branch.dispatch;

import com.ecomarket.branch.shipment.Shipments;
import com.ecomarket.branch.stock.Desk;
import com.ecomarket.branch.stock.RequestKey;
import com.ecomarket.contract.BranchId;
import com.ecomarket.contract.Movement;
import com.ecomarket.edge.IdempotencyKey;
import com.ecomarket.edge.openapi.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sends units to another place: of the shop's own accord, or because central asked for them. */
@RestController
@RequestMapping(
    path = "/shipments",
    consumes = MediaType.APPLICATION_JSON_VALUE,
    produces = MediaType.APPLICATION_JSON_VALUE)
class DispatchController {
  private final Desk desk;
  private final Shipments shipments;
  private final Clock clock;

  DispatchController(Desk desk, Shipments shipments, Clock clock) {
    this.desk = desk;
    this.shipments = shipments;
    this.clock = clock;
  }

  @Operation(
      summary = "Send units to another place",
      description =
          "All lines or none, from this shop's own stock, and at once on the way. A request repeated"
              + " with the same Idempotency-Key gets the same shipment.")
  @Refuses({
    "400 invalid-idempotency-key",
    "404 unknown-product",
    "409 insufficient-stock",
    "422 idempotency-key-reused",
    "503 overloaded",
    "503 journal-unavailable"
  })
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  CompletionStage<ResponseEntity<DispatchNote>> send(
      @Valid @RequestBody DispatchRequest body, HttpServletRequest http) {
    String canonical = BranchId.canonical(body.to());
    String to = canonical.equals("central") ? canonical : body.to();
    Map<Long, Long> units = DispatchItem.units(body.lines());
    RequestKey key =
        RequestKey.of(IdempotencyKey.from(http), () -> "shipments to=" + to + " " + units);
    return desk.once(
        new Dispatch(to, units, key, now()), DispatchController::answer, DispatchProblems::of);
  }

  @Operation(
      summary = "Send what central asked this shop for",
      description = "As much as was asked for, or what `lines` say, once and under the same id.")
  @Refuses({
    "400 invalid-idempotency-key",
    "404 unknown-shipment",
    "404 not-in-shipment",
    "409 already-dispatched",
    "409 more-than-requested",
    "409 insufficient-stock",
    "422 idempotency-key-reused",
    "503 overloaded",
    "503 journal-unavailable"
  })
  @PostMapping("/{shipmentId}/dispatch")
  @ResponseStatus(HttpStatus.CREATED)
  CompletionStage<ResponseEntity<DispatchNote>> sendRequested(
      @PathVariable String shipmentId,
      @Valid @RequestBody RequestedDispatch body,
      HttpServletRequest http) {
    Map<Long, Long> units = body.lines() == null ? null : DispatchItem.units(body.lines());
    RequestKey key =
        RequestKey.of(
            IdempotencyKey.from(http), () -> "shipments/dispatch id=" + shipmentId + " " + units);
    return desk.once(
        new DispatchRequested(shipments, shipmentId, units, key, now()),
        DispatchController::answer,
        DispatchProblems::of);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static ResponseEntity<DispatchNote> answer(List<Movement> lines) {
    DispatchNote note = DispatchNote.of(lines);
    return ResponseEntity.created(URI.create("/shipments/" + note.shipmentId())).body(note);
  }
}
