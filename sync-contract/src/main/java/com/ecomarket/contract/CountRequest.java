package com.ecomarket.contract;

import java.time.Instant;

/**
 * Central asks a branch to count a product, because only the branch's own lines change its stock.
 * It is asked until a {@code COUNT} line of that product is posted.
 *
 * @param discrepancyId what it should settle
 * @param productId what to count
 * @param reason in a person's words
 * @param requestedAt central's clock
 */
public record CountRequest(
    String discrepancyId, long productId, String reason, Instant requestedAt) {}
