package com.ecomarket.contract;

import java.math.BigDecimal;

/** Prices are whole cents inside and decimals with two places on the wire. */
public final class Cents {
  /** The highest price: 9,999,999.99. It keeps every total of a line inside a {@code long}. */
  public static final long MAX = 999_999_999L;

  private Cents() {}

  /** {@code 250} becomes {@code 2.50}. */
  public static BigDecimal decimal(long cents) {
    return BigDecimal.valueOf(cents, 2);
  }

  /**
   * {@code 2.5} becomes {@code 250}.
   *
   * @throws IllegalArgumentException if the price has more than two places or is not between 0 and
   *     {@link #MAX}
   */
  public static long of(BigDecimal price) {
    // The precision is looked at first: widening 1e999999999 would eat the heap.
    if (price.precision() - price.scale() > 7 || price.scale() > 32) {
      throw new IllegalArgumentException("a price is at most 9999999.99");
    }
    long cents;
    try {
      cents = price.movePointRight(2).longValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("a price has two decimal places", e);
    }
    if (cents < 0 || cents > MAX) {
      throw new IllegalArgumentException("a price is between 0.00 and 9999999.99");
    }
    return cents;
  }
}
