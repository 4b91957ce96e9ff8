package com.ecomarket.central.warehouse;

import com.ecomarket.central.ledger.OncePerKey;
import com.ecomarket.edge.IdempotencyKey;
import com.ecomarket.edge.openapi.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /goods-receipts} and {@code POST /stock-counts}: what people at the ramp tell. */
@RestController
class WarehouseController {
  private final Warehouse warehouse;

  WarehouseController(Warehouse warehouse) {
    this.warehouse = warehouse;
  }

  @Operation(
      summary = "Book a delivery to the warehouse",
      description = "All lines or none; once per Idempotency-Key.")
  @Refuses({
    "400 invalid-idempotency-key",
    "404 unknown-product",
    "422 idempotency-key-reused",
    "503 central-busy"
  })
  @ResponseStatus(HttpStatus.CREATED)
  @PostMapping(
      path = "/goods-receipts",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Warehouse.Received> receive(
      @Valid @RequestBody GoodsReceipt receipt, HttpServletRequest http) {
    return created(warehouse.receive(receipt, IdempotencyKey.from(http)));
  }

  @Operation(
      summary = "Book what was counted in the warehouse",
      description =
          "The differences go to or come from shrinkage; all lines or none. While units of a counted"
              + " product are on the way to the warehouse it must say that none of them was counted:"
              + " `\"shipments_open_confirmed\": true`.")
  @Refuses({
    "400 invalid-idempotency-key",
    "404 unknown-product",
    "409 open-shipments",
    "422 idempotency-key-reused",
    "503 central-busy"
  })
  @ResponseStatus(HttpStatus.CREATED)
  @PostMapping(
      path = "/stock-counts",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Warehouse.CountBooked> count(
      @Valid @RequestBody StockCount count, HttpServletRequest http) {
    return created(warehouse.count(count, IdempotencyKey.from(http)));
  }

  private static <T> ResponseEntity<T> created(OncePerKey.Answer<T> answer) {
    ResponseEntity.BodyBuilder reply = ResponseEntity.status(HttpStatus.CREATED);
    if (answer.replayed()) {
      reply.header("Idempotency-Replayed", "true");
    }
    return reply.body(answer.body());
  }
}
