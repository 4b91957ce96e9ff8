package com.ecomarket.branch.sale;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;

/**
 * What a till sends. Boxed, so that a missing member is missing and not zero.
 *
 * @param productId positive
 * @param quantity 1 to {@link #MAX_QUANTITY}
 */
@JsonNaming(SnakeCaseStrategy.class)
public record SellRequest(
    @NotNull @Positive Long productId, @NotNull @Positive @Max(MAX_QUANTITY) Integer quantity) {

  /** Units that one sale may ask for: a typing error must not empty the shop. */
  public static final int MAX_QUANTITY = 10_000;
}
