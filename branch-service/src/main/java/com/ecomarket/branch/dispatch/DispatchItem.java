package com.ecomarket.branch.dispatch;

import com.ecomarket.contract.Movement;
import com.ecomarket.edge.OfProduct;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One line of a dispatch.
 *
 * @param productId positive
 * @param quantity units, 1 to {@link Movement#MAX_QUANTITY}
 */
@JsonNaming(SnakeCaseStrategy.class)
record DispatchItem(
    @NotNull @Positive Long productId, @NotNull @Positive @Max(Movement.MAX_QUANTITY) Long quantity)
    implements OfProduct {

  /** Lines of one shipment at most. */
  static final int MAX_LINES = 500;

  /** Product id to units, in the order of the lines. */
  static Map<Long, Long> units(List<DispatchItem> lines) {
    Map<Long, Long> units = new LinkedHashMap<>();
    lines.forEach(line -> units.put(line.productId(), line.quantity()));
    return units;
  }
}
