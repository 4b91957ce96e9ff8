package com.ecomarket.central.shipment;

import com.ecomarket.central.catalog.NoProductTwice;
import com.ecomarket.contract.Movement;
import com.ecomarket.edge.OfProduct;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came out of the lorry.
 *
 * @param lines 1 to 500, no product twice; absent: all that is on the way, and all of it sound
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record Arrival(
    @Nullable @Size(min = 1, max = 500) @NoProductTwice
        List<@NotNull @Valid ArrivedProduct> lines) {

  /**
   * One product; one unit at least.
   *
   * @param productId positive
   * @param received sound units, 0 to {@link Movement#MAX_QUANTITY}
   * @param damaged units that arrived and cannot be sold, the same; absent: none
   */
  @SomethingArrived
  @JsonNaming(SnakeCaseStrategy.class)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ArrivedProduct(
      @NotNull @Positive Long productId,
      @NotNull @PositiveOrZero @Max(Movement.MAX_QUANTITY) Long received,
      @JsonDeserialize(using = NumberOrAbsent.class)
          @Nullable
          @PositiveOrZero
          @Max(Movement.MAX_QUANTITY)
          Long damaged)
      implements OfProduct {

    long damagedUnits() {
      return Objects.requireNonNullElse(damaged, 0L);
    }

    long units() {
      return received + damagedUnits();
    }
  }
}
