package com.ecomarket.simulation;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Many runs added up. */
final class Totals {
  private final Map<String, Long> counts = new TreeMap<>();
  private Duration slowestDrain = Duration.ZERO;
  private long runs;

  void add(Run run) {
    runs++;
    run.counts().forEach((kind, count) -> counts.merge(kind, count, Long::sum));
    if (run.drain().compareTo(slowestDrain) > 0) {
      slowestDrain = run.drain();
    }
  }

  long runs() {
    return runs;
  }

  long of(String kind) {
    return counts.getOrDefault(kind, 0L);
  }

  /** A table in words. */
  String text() {
    StringBuilder text = new StringBuilder();
    counts.forEach((kind, count) -> text.append("%,14d  %s%n".formatted(count, kind)));
    text.append("%14s  slowest recovery, in virtual seconds%n".formatted(slowestDrain.toSeconds()));
    return text.toString();
  }
}
