package com.ecomarket.central.warehouse;

import com.ecomarket.central.catalog.NoProductTwice;
import com.ecomarket.edge.OfProduct;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivery to the warehouse.
 *
 * @param lines 1 to 500, no product twice
 * @param reference the supplier's or the buyer's name for it, if any
 */
@JsonNaming(SnakeCaseStrategy.class)
record GoodsReceipt(
    @NotNull @Size(min = 1, max = 500) @NoProductTwice List<@NotNull @Valid Goods> lines,
    @Nullable @Pattern(regexp = "[\\p{L}\\p{N}][\\p{L}\\p{N} ._:/#-]{0,63}") String reference) {

  /**
   * @param productId positive
   * @param quantity units, 1 to {@link #MAX_QUANTITY}
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Goods(
      @NotNull @Positive Long productId, @NotNull @Positive @Max(MAX_QUANTITY) Long quantity)
      implements OfProduct {

    /** No lorry brings more of one product; a slip of the finger does. */
    static final long MAX_QUANTITY = 1_000_000;
  }
}
