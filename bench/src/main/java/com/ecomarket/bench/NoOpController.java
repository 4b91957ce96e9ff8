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
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Reads and checks the body of a sale and answers one of the same size, without selling. */
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
