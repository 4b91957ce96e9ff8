package com.ecomarket.bench.shops;

import com.ecomarket.bench.machine.Seconds;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * How many shops came back to a central that they all could reach again at one moment.
 *
 * @param backAt when each had its first answer, in order; nanoseconds of one clock, like all times
 * @param mended when the lines were whole again
 * @param drained when no shop had a line that waited
 * @param waiting lines in all shops together when the lines were mended
 * @param tally what they saw from then on
 */
record Return(List<Long> backAt, long mended, long drained, long waiting, Tally tally) {
  /** The longest wait of a breaker and the request after it. */
  private static final double LONGEST_WAIT_SECONDS = 65;

  /** Lines a second that one central takes at least, as measured with one shop. */
  private static final double RATE = 10_000;

  /** The most shops that came back within any second. */
  int mostInOneSecond() {
    int most = 0;
    int first = 0;
    for (int last = 0; last < backAt.size(); last++) {
      while (backAt.get(last) - backAt.get(first) > TimeUnit.SECONDS.toNanos(1)) {
        first++;
      }
      most = Math.max(most, last - first + 1);
    }
    return most;
  }

  /** Whether all lines were sent within a longest wait and the time that so many take. */
  boolean isInTime() {
    return seconds(drained) <= LONGEST_WAIT_SECONDS + waiting / RATE;
  }

  /** For people. */
  String text() {
    return String.format(
        Locale.ROOT,
        "%,d lines waited; the first shop was back after %.1f s, half of them after %.1f s, the last"
            + " after %.1f s, at most %d within one second; everything was sent after %.1f s (%s:"
            + " 65 s and the lines at 10,000 a second); answers p50 %.1f ms, p99 %.1f ms, max %.1f"
            + " ms; %s",
        waiting,
        seconds(backAt.get(0)),
        seconds(backAt.get(backAt.size() / 2)),
        seconds(backAt.get(backAt.size() - 1)),
        mostInOneSecond(),
        seconds(drained),
        isInTime() ? "in time" : "TOO LATE",
        tally.answerMillis(50),
        tally.answerMillis(99),
        tally.longestAnswerMillis(),
        tally.refused());
  }

  private double seconds(long nanoTime) {
    return Seconds.of(nanoTime - mended);
  }
}
