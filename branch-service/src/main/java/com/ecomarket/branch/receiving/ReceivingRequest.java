package com.ecomarket.branch.receiving;

import com.ecomarket.branch.stock.EachProductOnce;
import com.ecomarket.contract.Movement;
import com.ecomarket.edge.OfProduct;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What arrived.
 *
 * @param lines 1 to {@link #MAX_LINES}, each with another product; null: all that is on the way,
 *     and sound
 */
record ReceivingRequest(
    @Nullable @Size(min = 1, max = MAX_LINES) @EachProductOnce
        List<@NotNull @Valid ArrivedItem> lines) {

  /** Lines at most: two lines of the journal for each. */
  static final int MAX_LINES = 500;

  /**
   * One line; it names at least one unit.
   *
   * @param productId positive
   * @param received sound units, 0 to {@link Movement#MAX_QUANTITY}
   * @param damaged damaged units, 0 to {@link Movement#MAX_QUANTITY}; null: none
   */
  @JsonNaming(SnakeCaseStrategy.class)
  @SomeUnits
  record ArrivedItem(
      @NotNull @Positive Long productId,
      @NotNull @PositiveOrZero @Max(Movement.MAX_QUANTITY) Long received,
      @Nullable @PositiveOrZero @Max(Movement.MAX_QUANTITY) Long damaged)
      implements OfProduct {

    Arrival arrival() {
      return new Arrival(received, damaged == null ? 0 : damaged);
    }
  }

  /** Product id to what arrived, in the order of the lines; null: all. */
  @Nullable Map<Long, Arrival> arrived() {
    if (lines == null) {
      return null;
    }
    Map<Long, Arrival> arrived = new LinkedHashMap<>();
    lines.forEach(line -> arrived.put(line.productId(), line.arrival()));
    return arrived;
  }
}
