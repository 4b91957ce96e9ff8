package com.ecomarket.central.resolution;

import com.ecomarket.contract.Movement;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import org.jspecify.annotations.Nullable;

/**
 * What a person says about a discrepancy.
 *
 * @param reason what was found out, one line
 * @param counted units that are in the warehouse, 0 to {@link Movement#MAX_QUANTITY}; the
 *     difference becomes a movement
 * @param askCount {@code true} to ask the branch to count: only its own lines change its stock
 */
@JsonNaming(SnakeCaseStrategy.class)
record SettledBy(
    @NotNull @Pattern(regexp = "(?=.*\\S)[^\\p{Cntrl}\\p{Cs}]{1,500}") String reason,
    @Nullable @PositiveOrZero @Max(Movement.MAX_QUANTITY) Long counted,
    @Nullable @AssertTrue Boolean askCount) {}
