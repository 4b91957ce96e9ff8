package com.ecomarket.bench;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.Instant;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Reads and checks what a branch does and answers as much, without selling. */
@RestController
class NoOpController {

  @JsonNaming(SnakeCaseStrategy.class)
  record Request(
      @NotNull @Positive Long productId, @NotNull @Positive @Max(10_000) Integer quantity) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Reply(
      String status,
      String message,
      String saleId,
      long seq,
      String product,
      long quantity,
      BigDecimal unitPrice,
      BigDecimal totalPrice,
      long remainingLocalStock,
      String syncStatus,
      Instant at) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Item(long productId, String name, BigDecimal price, long stock) {}

  @GetMapping(path = "/inventory/{productId}", produces = MediaType.APPLICATION_JSON_VALUE)
  Item nothing(@PathVariable long productId) {
    return new Item(productId, "Manzanas Orgánicas", new BigDecimal("2.50"), 45);
  }

  @PostMapping(
      path = "/sell",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Reply nothing(@Valid @RequestBody Request request) {
    return new Reply(
        "success",
        "Venta registrada: 1 × Manzanas Orgánicas",
        "01a210cb-0fde-7c30-b468-33a056c9b48b",
        4,
        "Manzanas Orgánicas",
        request.quantity(),
        new BigDecimal("2.50"),
        new BigDecimal("2.50"),
        45,
        "PENDING",
        Instant.EPOCH);
  }
}
