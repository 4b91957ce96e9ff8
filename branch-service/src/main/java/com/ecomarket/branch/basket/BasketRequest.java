package com.ecomarket.branch.basket;

import com.ecomarket.branch.sale.SellRequest;
import com.ecomarket.branch.stock.EachProductOnce;
import com.ecomarket.edge.OfProduct;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a till sends to sell a basket.
 *
 * @param lines 1 to {@link #MAX_LINES}, each with another product
 * @param tendered what the customer gave, 0.00 to 9999999.99; null if the till does not say
 */
record BasketRequest(
    @NotNull @Size(min = 1, max = MAX_LINES) @EachProductOnce
        List<@NotNull @Valid BasketItem> lines,
    @Nullable @PositiveOrZero @Digits(integer = 7, fraction = 2) BigDecimal tendered) {

  /** Lines of one basket: all of them fit into one request to central. */
  static final int MAX_LINES = 500;

  /**
   * One line.
   *
   * @param productId positive
   * @param quantity 1 to {@link SellRequest#MAX_QUANTITY}
   * @param expectedUnitPrice what the till showed the customer for one unit; null: whatever it is
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record BasketItem(
      @NotNull @Positive Long productId,
      @NotNull @Positive @Max(SellRequest.MAX_QUANTITY) Integer quantity,
      @Nullable @PositiveOrZero @Digits(integer = 7, fraction = 2) BigDecimal expectedUnitPrice)
      implements OfProduct {}
}
