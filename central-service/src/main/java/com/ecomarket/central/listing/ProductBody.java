package com.ecomarket.central.listing;

import com.ecomarket.central.catalog.Moment;
import com.ecomarket.central.catalog.Wanted;
import com.ecomarket.contract.Cents;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * All that people say of a product; what is left out is not so.
 *
 * @param name 1 to 200 printable characters that no spreadsheet takes for a formula
 * @param price of one unit, 0.00 to 9999999.99
 * @param retired whether it may not be sold any more; false if absent
 * @param effectiveFrom first moment of the price, such as {@code 2026-01-31T08:00:00Z}; now if it
 *     is absent or past, and then nothing is planned any more
 */
@JsonNaming(SnakeCaseStrategy.class)
record ProductBody(
    @NotNull @PrintableName String name,
    @NotNull @PositiveOrZero @Digits(integer = 7, fraction = 2) BigDecimal price,
    @Nullable Boolean retired,
    @Nullable @MomentText String effectiveFrom) {

  Wanted wanted(long productId) {
    return new Wanted(
        productId,
        name,
        Cents.of(price),
        Boolean.TRUE.equals(retired),
        effectiveFrom == null ? null : Moment.parse(effectiveFrom).orElseThrow(),
        false);
  }
}
