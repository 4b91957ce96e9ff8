package com.ecomarket.branch.returns;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * The answer to a return.
 *
 * @param status always {@code success}
 * @param returnId names the return
 * @param saleId the sale that sold the units
 * @param seq its place in the branch's journal
 * @param productId what came back
 * @param quantity units
 * @param damaged whether they went to shrinkage and not back on the shelf
 * @param verified whether this branch found the sale in its own journal
 * @param unitPrice what is given back for one unit: what was charged, or for a sale of another
 *     branch what the catalogue says
 * @param totalPrice quantity times unit price
 * @param at when, by the branch's clock
 */
@JsonNaming(SnakeCaseStrategy.class)
record ReturnReceipt(
    String status,
    String returnId,
    String saleId,
    long seq,
    long productId,
    long quantity,
    boolean damaged,
    boolean verified,
    BigDecimal unitPrice,
    BigDecimal totalPrice,
    Instant at) {}
