package com.ecomarket.branch.basket;

import com.ecomarket.branch.receipt.SoldLine;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a basket.
 *
 * @param status always {@code success}
 * @param saleId under which the sale can be looked up
 * @param seq the place of its first line in the branch's journal
 * @param lines what was sold
 * @param totalPrice of all lines
 * @param tendered what the customer gave, null if the till did not say
 * @param change what the customer gets back, null if the till did not say what was given
 * @param syncStatus {@code PENDING}, or {@code OFFLINE} while central cannot be reached
 * @param at when, by the branch's clock
 */
@JsonNaming(SnakeCaseStrategy.class)
record BasketReceipt(
    String status,
    String saleId,
    long seq,
    List<SoldLine> lines,
    BigDecimal totalPrice,
    @Nullable BigDecimal tendered,
    @Nullable BigDecimal change,
    String syncStatus,
    Instant at) {}
