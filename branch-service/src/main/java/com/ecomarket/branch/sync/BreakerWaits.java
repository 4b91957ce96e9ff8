package com.ecomarket.branch.sync;

import java.time.Duration;
import java.util.function.LongUnaryOperator;

/**
 * How long the breaker stays open: the n-th time in a row {@code first · 2^(n-1)}, capped, half of
 * it random. With 5 to 10 s first and 30 to 60 s at the cap no two shops return together.
 */
final class BreakerWaits {
  private final long first;
  private final long longest;
  private final LongUnaryOperator random;
  private volatile long last;

  /**
   * @param random a number from 0 to its argument, both included
   */
  BreakerWaits(Duration first, Duration longest, LongUnaryOperator random) {
    this.first = first.toMillis();
    this.longest = longest.toMillis();
    this.random = random;
  }

  /** The next wait in milliseconds; {@code attempt} counts from 1. */
  long next(int attempt) {
    long whole = Math.min(longest, first << Math.min(attempt - 1, 20));
    long half = Math.max(1, whole / 2);
    last = half + random.applyAsLong(half);
    return last;
  }

  /** The wait that was chosen last, in milliseconds. */
  long last() {
    return last;
  }
}
