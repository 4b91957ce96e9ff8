package com.ecomarket.central.catalog;

import java.time.Instant;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What can be sold.
 *
 * @param productId positive
 * @param priceCents price in cents
 * @param priceFrom first moment of that price in milliseconds since 1970, 0 for ever since
 * @param next the price that follows, null if none is planned
 * @param listed false for a product that a branch sold before anybody listed it
 * @param retired whether it may not be sold any more
 * @param version number of its last change in the catalogue, 0 for one that nobody listed
 */
public record Product(
    long productId,
    String name,
    long priceCents,
    long priceFrom,
    @Nullable Next next,
    boolean listed,
    boolean retired,
    long version) {

  /**
   * A planned price.
   *
   * @param priceCents price in cents
   * @param from its first moment in milliseconds since 1970
   */
  public record Next(long priceCents, long from) {}

  /** What a branch sells and nobody has listed. */
  public static Product unlisted(long productId, String name, long priceCents) {
    return new Product(productId, name, priceCents, 0, null, false, false, 0);
  }

  /** The same at this moment: a plan whose time has come is the price. */
  Product at(long now) {
    return next == null || next.from() > now
        ? this
        : new Product(
            productId, name, next.priceCents(), next.from(), null, listed, retired, version);
  }

  /** The same with the number of its last change. */
  Product numbered(long newVersion) {
    return new Product(productId, name, priceCents, priceFrom, next, listed, retired, newVersion);
  }

  /** The price valid then in cents; empty before the present one, which only the history knows. */
  public OptionalLong priceAt(Instant moment) {
    if (next != null && !moment.isBefore(Instant.ofEpochMilli(next.from()))) {
      return OptionalLong.of(next.priceCents());
    }
    // 0 is ever since, also for a clock that stands before 1970.
    return priceFrom == 0 || !moment.isBefore(Instant.ofEpochMilli(priceFrom))
        ? OptionalLong.of(priceCents)
        : OptionalLong.empty();
  }
}
