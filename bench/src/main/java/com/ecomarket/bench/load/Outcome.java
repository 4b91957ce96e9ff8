package com.ecomarket.bench.load;

import com.ecomarket.bench.machine.Seconds;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What came of a load.
 *
 * @param micros how long each answer of 200 took; under an open load since the moment at which its
 *     request was due, whether or not it could be sent then
 * @param failures other answers, lost connections, and requests that had no answer within three
 *     seconds; their times are not in the histogram
 * @param firstFailure what became of the first of those, for people; null if there is none
 * @param nanos from the first request to the last answer
 */
public record Outcome(Histogram micros, long failures, @Nullable String firstFailure, long nanos) {

  /** Answers of 200 a second. */
  public double rate() {
    return micros.getTotalCount() / Seconds.of(nanos);
  }

  /** The time in milliseconds within which so many percent of the answers came. */
  public double millis(double percent) {
    return micros.getValueAtPercentile(percent) / 1000.0;
  }

  /**
   * This outcome if nothing failed.
   *
   * @throws IllegalStateException otherwise: a refusal is quick, and no measure of anything
   */
  public Outcome orElseThrow() {
    if (failures > 0 || micros.getTotalCount() == 0) {
      throw new IllegalStateException(
          "%d of %d requests failed, first: %s"
              .formatted(failures, failures + micros.getTotalCount(), firstFailure));
    }
    return this;
  }
}
