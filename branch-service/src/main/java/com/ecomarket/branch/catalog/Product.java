package com.ecomarket.branch.catalog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the shop sells. What it costs depends on when: ask {@link #priceCents(Instant)}.
 *
 * @param productId positive
 * @param name as the receipt prints it
 * @param unitPriceCents price of one unit in cents, until {@code next} begins
 * @param next the price that follows, null if none is planned
 * @param retired whether it may not be sold any more; it can still come back and be counted
 */
public record Product(
    long productId, String name, long unitPriceCents, @Nullable NextPrice next, boolean retired) {

  /** Sold at one price, as far as anybody knows. */
  public Product(long productId, String name, long unitPriceCents) {
    this(productId, name, unitPriceCents, null, false);
  }

  /**
   * A price that begins later.
   *
   * @param unitPriceCents price of one unit in cents
   * @param effectiveFrom its first moment, by the shop's clock, in whole milliseconds
   */
  public record NextPrice(long unitPriceCents, Instant effectiveFrom) {}

  /** Price of one unit in cents at a moment. */
  public long priceCents(Instant at) {
    return next == null || at.isBefore(next.effectiveFrom())
        ? unitPriceCents
        : next.unitPriceCents();
  }
}
