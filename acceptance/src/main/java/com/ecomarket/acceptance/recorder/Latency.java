package com.ecomarket.acceptance.recorder;

import java.util.Arrays;
import java.util.Locale;

/**
 * How long tills waited for their answers.
 *
 * @param count answers
 * @param p50 nanoseconds, the median
 * @param p99 nanoseconds, exceeded by one in a hundred
 */
public record Latency(int count, long p50, long p99) {

  /** Nearest rank; zeros if there is nothing. */
  public static Latency of(long[] nanos) {
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    return new Latency(sorted.length, rank(sorted, 50), rank(sorted, 99));
  }

  /** Such as {@code 0.8 / 3.1 ms}. */
  public String text() {
    return count == 0
        ? "-"
        : String.format(Locale.ROOT, "%.1f / %.1f ms", p50 / 1_000_000.0, p99 / 1_000_000.0);
  }

  private static long rank(long[] sorted, int percent) {
    int rank = (int) Math.ceil(sorted.length * percent / 100.0);
    return sorted.length == 0 ? 0 : sorted[Math.max(0, rank - 1)];
  }
}
