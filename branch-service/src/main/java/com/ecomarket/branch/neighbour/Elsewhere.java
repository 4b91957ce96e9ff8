package com.ecomarket.branch.neighbour;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One product on a neighbour's shelf.
 *
 * @param branchId the neighbour
 * @param units there, null if nobody has said yet; below zero if more was sold than was there
 * @param asOf when the neighbour last told central, by central's clock; null with {@code units}
 */
@JsonNaming(SnakeCaseStrategy.class)
public record Elsewhere(String branchId, @Nullable Long units, @Nullable Instant asOf) {}
