package com.ecomarket.acceptance.recorder;

/**
 * One wish of one customer. It may be sent several times, always with its key, and is one sale or
 * none.
 *
 * @param branchId where it was asked
 * @param key the Idempotency-Key, unique for ever
 * @param productId what
 * @param quantity units
 */
public record SaleRequest(String branchId, String key, long productId, long quantity) {}
