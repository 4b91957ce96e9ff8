package com.ecomarket.central.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A product before and after somebody wanted something of it.
 *
 * @param before null if there was none
 * @param after without the number that it gets when it is written
 */
public record Change(@Nullable Product before, Product after) {

  /** What it comes to. */
  public enum Kind {
    /** There was no such product. */
    CREATED,
    /** There was one, and it is different now; or it was unlisted. */
    CHANGED,
    /** It was like that before. */
    UNCHANGED
  }

  /** What it comes to. */
  public Kind kind() {
    if (before == null) {
      return Kind.CREATED;
    }
    return before.equals(after) ? Kind.UNCHANGED : Kind.CHANGED;
  }

  /** Whether the price of now is another one, or the first. */
  boolean startsPrice() {
    return before == null
        || !before.listed()
        || before.priceCents() != after.priceCents()
        || before.priceFrom() != after.priceFrom();
  }

  /** Whether what was planned is planned no more. */
  boolean dropsPlan() {
    return before != null && before.next() != null && !before.next().equals(after.next());
  }

  /** Whether something is planned that was not. */
  boolean startsPlan() {
    return after.next() != null && (before == null || !after.next().equals(before.next()));
  }
}
