package com.ecomarket.central.shipment;

import com.ecomarket.central.catalog.NoProductTwice;
import com.ecomarket.central.ledger.OwnBooks;
import com.ecomarket.contract.BranchId;
import com.ecomarket.contract.Movement;
import com.ecomarket.edge.OfProduct;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Units that shall go from one place to another.
 *
 * @param from a branch, or {@code central} for the warehouse; absent: the warehouse
 * @param to another place
 * @param lines 1 to 500, no product twice
 * @param reference what people call it, if they do
 */
@TwoPlaces
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record NewShipment(
    @Nullable @Pattern(regexp = BranchId.PATTERN) String from,
    @NotNull @Pattern(regexp = BranchId.PATTERN) String to,
    @NotNull @Size(min = 1, max = 500) @NoProductTwice List<@NotNull @Valid WantedProduct> lines,
    @Nullable @Pattern(regexp = "[\\p{L}\\p{N}][\\p{L}\\p{N} ._:/#-]{0,63}") String reference) {

  /** The place that shall dispatch it. */
  String origin() {
    return Objects.requireNonNullElse(from, OwnBooks.WAREHOUSE);
  }

  List<Long> productIds() {
    return lines.stream().map(WantedProduct::productId).toList();
  }

  /**
   * @param productId positive
   * @param quantity units, 1 to {@link Movement#MAX_QUANTITY}
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record WantedProduct(
      @NotNull @Positive Long productId,
      @NotNull @Positive @Max(Movement.MAX_QUANTITY) Long quantity)
      implements OfProduct {}
}
