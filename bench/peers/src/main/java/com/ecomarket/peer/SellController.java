package com.ecomarket.peer;

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

/** {@code POST /sell}, as the branch has it. */
@RestController
class SellController {
  private final Till till;

  SellController(Till till) {
    this.till = till;
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record Request(
      @NotNull @Positive Long productId, @NotNull @Positive @Max(10_000) Integer quantity) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Reply(
      String status,
      String saleId,
      long quantity,
      BigDecimal totalPrice,
      long remainingLocalStock,
      Instant at) {}

  @PostMapping(
      path = "/sell",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Reply sell(@Valid @RequestBody Request request) {
    Till.Sale sale = till.sell(request.productId(), request.quantity());
    return new Reply(
        "success",
        sale.id().toString(),
        request.quantity(),
        sale.totalPrice(),
        sale.left(),
        sale.at());
  }
}
