package com.ecomarket.bench.machine;

import java.util.concurrent.TimeUnit;

/** Time as people read it. */
public final class Seconds {
  private Seconds() {}

  /** Since a moment of {@link System#nanoTime}. */
  public static double since(long start) {
    return of(System.nanoTime() - start);
  }

  /** Nanoseconds as seconds. */
  public static double of(long nanos) {
    return nanos / (double) TimeUnit.SECONDS.toNanos(1);
  }
}
