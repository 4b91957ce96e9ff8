package com.ecomarket.central.catalog;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How somebody wants a product to be.
 *
 * @param priceCents price in cents: from {@code from} on if that is still to come, else from now on
 * @param retired null leaves it as it is
 * @param from first moment of the price, null for now
 * @param keepsPlan whether a price that was planned before stays planned; a later {@code from}
 *     replaces it in any case
 */
public record Wanted(
    long productId,
    String name,
    long priceCents,
    @Nullable Boolean retired,
    @Nullable Instant from,
    boolean keepsPlan) {

  /** Whether the price would begin later though there is none until then. */
  public boolean lacksPrice(@Nullable Product before, long now) {
    return (before == null || !before.listed()) && isLater(now);
  }

  /**
   * What becomes of a product, plain as it is.
   *
   * @param before as it is at {@code now}, null if there is none; listed, or else it begins anew
   * @param now in milliseconds since 1970
   */
  public Change over(@Nullable Product before, long now) {
    return new Change(
        before, before == null || !before.listed() ? listed(before, now) : changed(before, now));
  }

  private Product listed(@Nullable Product before, long now) {
    long version = before == null ? 0 : before.version();
    boolean isRetired = Boolean.TRUE.equals(retired);
    return new Product(productId, name, priceCents, now, null, true, isRetired, version);
  }

  private Product changed(Product before, long now) {
    boolean later = isLater(now);
    boolean samePrice = later || before.priceCents() == priceCents;
    return new Product(
        productId,
        name,
        later ? before.priceCents() : priceCents,
        // Another central's clock may be ahead: a later change is never valid earlier.
        samePrice ? before.priceFrom() : Math.max(now, before.priceFrom()),
        later ? plan() : keepsPlan ? before.next() : null,
        true,
        retired == null ? before.retired() : retired,
        before.version());
  }

  private Product.Next plan() {
    return new Product.Next(priceCents, Objects.requireNonNull(from).toEpochMilli());
  }

  private boolean isLater(long now) {
    return from != null && from.toEpochMilli() > now;
  }
}
