package com.ecomarket.central.shipment;

import com.ecomarket.edge.IdempotencyKey;
import com.ecomarket.edge.openapi.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How a shipment ends: received at the warehouse, or settled by a person. */
@RestController
class ArrivalController {
  private final Receiving receiving;
  private final Settling settling;

  ArrivalController(Receiving receiving, Settling settling) {
    this.receiving = receiving;
    this.settling = settling;
  }

  @Operation(
      summary = "Receive a shipment at the warehouse, or a part of it",
      description =
          "Without `lines`: all that is on the way, and all of it sound. Damaged units go to"
              + " shrinkage. All lines or none; once per Idempotency-Key.")
  @Refuses({
    "400 invalid-idempotency-key",
    "404 unknown-shipment",
    "404 not-in-shipment",
    "409 not-the-destination",
    "409 more-than-shipped",
    "409 nothing-on-the-way",
    "422 idempotency-key-reused",
    "503 central-busy"
  })
  @ResponseStatus(HttpStatus.CREATED)
  @PostMapping(
      path = "/shipments/{id}/receive",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Receiving.ReceiptBooked> receive(
      @PathVariable @Pattern(regexp = ShipmentController.ID) String id,
      @Valid @RequestBody Arrival arrival,
      HttpServletRequest http) {
    return ShipmentController.created(receiving.receive(id, arrival, IdempotencyKey.from(http)));
  }

  @Operation(
      summary = "Give up what is still on the way, or find again what was given up",
      description =
          "Without `lines`: all that can be settled. Losses are borne by the place that dispatched"
              + " the units. All lines or none; once per Idempotency-Key.")
  @Refuses({
    "400 invalid-idempotency-key",
    "404 unknown-shipment",
    "404 not-in-shipment",
    "409 nothing-to-settle",
    "422 idempotency-key-reused",
    "503 central-busy"
  })
  @ResponseStatus(HttpStatus.CREATED)
  @PostMapping(
      path = "/shipments/{id}/settle",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Settling.SettlementBooked> settle(
      @PathVariable @Pattern(regexp = ShipmentController.ID) String id,
      @Valid @RequestBody Settlement settlement,
      HttpServletRequest http) {
    return ShipmentController.created(settling.settle(id, settlement, IdempotencyKey.from(http)));
  }
}
