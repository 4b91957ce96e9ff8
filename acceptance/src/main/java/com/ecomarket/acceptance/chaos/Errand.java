package com.ecomarket.acceptance.chaos;

import java.util.List;

/**
 * What people booked in a shop beside the tills, as it was acknowledged.
 *
 * @param branchId where
 * @param key its Idempotency-Key
 * @param kind of its lines
 * @param moves what it moved, a line each
 */
record Errand(String branchId, String key, String kind, List<Move> moves) {
  /** Units of one product that went from one account to another. */
  record Move(String from, String to, long productId, long units) {}
}
