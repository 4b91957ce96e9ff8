package com.ecomarket.central.notification;

import com.ecomarket.contract.BranchId;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import org.jspecify.annotations.Nullable;

/**
 * One sale of a shop that keeps no journal.
 *
 * @param branchId the shop's label
 * @param quantity units, 1 to {@link #MAX_QUANTITY}
 * @param saleId makes the notification safe to repeat, if given
 */
@JsonNaming(SnakeCaseStrategy.class)
record SaleNotification(
    @NotNull @Pattern(regexp = LABEL) String branchId,
    @NotNull @Positive Long productId,
    @NotNull @Positive @Max(MAX_QUANTITY) Long quantity,
    @Nullable @Pattern(regexp = "[A-Za-z0-9._:-]{1,64}") String saleId) {

  private static final String LABEL = "(?!(?i:central)$)" + BranchId.PATTERN;

  /** No till sells more of one product at once; a slip of the finger does. */
  static final long MAX_QUANTITY = 10_000;
}
