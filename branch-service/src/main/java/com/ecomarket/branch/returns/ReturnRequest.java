package com.ecomarket.branch.returns;

import com.ecomarket.branch.receipt.Sales;
import com.ecomarket.branch.sale.SellRequest;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;

/**
 * What a till sends to take something back.
 *
 * @param saleId as it stands on the receipt
 * @param productId positive
 * @param quantity 1 to {@link SellRequest#MAX_QUANTITY}
 * @param damaged whether the units cannot be sold again; said always, because it decides where they
 *     go
 */
@JsonNaming(SnakeCaseStrategy.class)
record ReturnRequest(
    @NotNull @Pattern(regexp = Sales.ID, message = "{validation.format}") String saleId,
    @NotNull @Positive Long productId,
    @NotNull @Positive @Max(SellRequest.MAX_QUANTITY) Integer quantity,
    @NotNull Boolean damaged) {}
