package com.ecomarket.branch.sale;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * The answer to a sale.
 *
 * @param status always {@code success}
 * @param message for the cashier
 * @param saleId under which the sale can be looked up
 * @param seq its place in the branch's journal
 * @param product name of the product
 * @param quantity units sold
 * @param unitPrice price charged for one unit
 * @param totalPrice quantity times unit price
 * @param remainingLocalStock units left on the shelf after this sale
 * @param syncStatus {@code PENDING}, or {@code OFFLINE} while central cannot be reached
 * @param at when, by the branch's clock
 */
@JsonNaming(SnakeCaseStrategy.class)
record SaleReceipt(
    String status,
    String message,
    String saleId,
    long seq,
    String product,
    long quantity,
    BigDecimal unitPrice,
    BigDecimal totalPrice,
    long remainingLocalStock,
    String syncStatus,
    Instant at) {}
