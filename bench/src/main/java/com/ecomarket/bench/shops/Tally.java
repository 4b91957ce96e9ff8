package com.ecomarket.bench.shops;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What the shops saw in one span of time. Times of answers are in microseconds. */
final class Tally {
  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(1);

  private final Histogram answers = new Histogram(LONGEST_MICROS, 3);
  long sales;
  long posted;
  long requests;
  long heartbeats;
  long linesSent;
  long busy;
  long unavailable;
  long timeOuts;
  long lost;
  long serverErrors;
  long tooLarge;
  private long latestSaleNanos;

  void sent(int lines) {
    requests++;
    linesSent += lines;
    if (lines == 0) {
      heartbeats++;
    }
  }

  /** An answer of central, whatever it says, came after so long. */
  void answered(long nanos) {
    answers.recordValue(Math.min(LONGEST_MICROS, TimeUnit.NANOSECONDS.toMicros(nanos)));
  }

  /** A sale was written so long after its moment: this process was not quick enough. */
  void sold(long lateNanos) {
    sales++;
    latestSaleNanos = Math.max(latestSaleNanos, lateNanos);
  }

  /** Requests with lines. */
  long batches() {
    return requests - heartbeats;
  }

  double linesPerBatch() {
    return batches() == 0 ? 0 : (double) linesSent / batches();
  }

  /** Requests that brought nothing because central refused, failed or kept silent. */
  long refusals() {
    return busy + unavailable + timeOuts + lost + serverErrors + tooLarge;
  }

  /** The refusals by what they were. */
  String refused() {
    return "%d refusals (429 %d, 503 %d, time-outs %d, lost %d, 5xx %d, 413 %d)"
        .formatted(refusals(), busy, unavailable, timeOuts, lost, serverErrors, tooLarge);
  }

  double answerMillis(double percentile) {
    return answers.getValueAtPercentile(percentile) / 1000.0;
  }

  double longestAnswerMillis() {
    return answers.getMaxValue() / 1000.0;
  }

  long latestSaleMillis() {
    return TimeUnit.NANOSECONDS.toMillis(latestSaleNanos);
  }
}
