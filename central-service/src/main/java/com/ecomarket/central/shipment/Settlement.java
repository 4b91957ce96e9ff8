package com.ecomarket.central.shipment;

import com.ecomarket.central.catalog.NoProductTwice;
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
import org.jspecify.annotations.Nullable;

/**
 * What a person found out about units that did not arrive, or arrived after they were given up.
 *
 * @param reason one line, 1 to 500 characters
 * @param lines 1 to 500, no product twice; absent: all that can be settled
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record Settlement(
    @NotNull @Pattern(regexp = "(?=.*\\S)[^\\p{Cntrl}\\p{Cs}]{1,500}") String reason,
    @Nullable @Size(min = 1, max = 500) @NoProductTwice
        List<@NotNull @Valid SettledProduct> lines) {

  /**
   * @param productId positive
   * @param quantity units that are lost; found again, if more arrived than is known to have left
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record SettledProduct(
      @NotNull @Positive Long productId,
      @NotNull @Positive @Max(Movement.MAX_QUANTITY) Long quantity)
      implements OfProduct {}
}
