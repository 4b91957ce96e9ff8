package com.ecomarket.acceptance.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits with a bound: every wait of the launcher says for what, and how long at most. */
public final class Waiting {
  private static final Duration STEP = Duration.ofMillis(50);

  private Waiting() {}

  /**
   * Looks every 50 ms until {@code condition} holds.
   *
   * @param what one clause for the message, such as {@code "central to be ready"}
   * @throws IllegalStateException if it did not hold within {@code bound}
   */
  public static void until(String what, Duration bound, BooleanSupplier condition) {
    long end = System.nanoTime() + bound.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException("waited " + bound.toSeconds() + " s in vain for " + what);
      }
      pause(STEP);
    }
  }

  /** Lets time pass. */
  public static void pause(Duration time) {
    try {
      Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("interrupted while waiting", e);
  }
}
