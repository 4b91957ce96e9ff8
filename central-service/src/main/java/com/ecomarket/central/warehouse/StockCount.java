package com.ecomarket.central.warehouse;

import com.ecomarket.central.catalog.NoProductTwice;
import com.ecomarket.contract.Movement;
import com.ecomarket.edge.OfProduct;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody counted in the warehouse.
 *
 * @param lines 1 to 500, no product twice
 * @param shipmentsOpenConfirmed whether the count stands although units of these products are on
 *     the way to the warehouse: none of them was counted
 */
@JsonNaming(SnakeCaseStrategy.class)
record StockCount(
    @NotNull @Size(min = 1, max = 500) @NoProductTwice List<@NotNull @Valid Counted> lines,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean shipmentsOpenConfirmed) {

  /**
   * @param productId positive
   * @param counted units that are there, 0 to {@link Movement#MAX_QUANTITY}
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Counted(
      @NotNull @Positive Long productId,
      @NotNull @PositiveOrZero @Max(Movement.MAX_QUANTITY) Long counted)
      implements OfProduct {}
}
