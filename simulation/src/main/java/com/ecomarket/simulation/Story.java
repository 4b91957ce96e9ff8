package com.ecomarket.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What happened: the last events in words, a fingerprint of all of them, and how often each kind
 * was seen. Names that real code draws at random (ids of sales, and the hashes of lines that carry
 * them) are not told, so the same seed tells the same story.
 */
final class Story {
  private static final int REMEMBERED = Integer.getInteger("simulation.remember", 80);

  private final Timeline timeline;
  private final Deque<String> last = new ArrayDeque<>();
  private final Map<String, Long> counts = new TreeMap<>();
  private long fingerprint = 1125899906842597L;
  private @Nullable String violation;
  private long slowestDrain;

  Story(Timeline timeline) {
    this.timeline = timeline;
  }

  /** Something happened, somewhere. */
  void tell(String where, String what) {
    String line = String.valueOf(timeline.now() / 1000) + ' ' + where + ": " + what;
    for (int i = 0; i < line.length(); i++) {
      fingerprint = 31 * fingerprint + line.charAt(i);
    }
    last.addLast(line);
    if (last.size() > REMEMBERED) {
      last.removeFirst();
    }
  }

  /** One more of a kind. */
  void count(String kind) {
    counts.merge(kind, 1L, Long::sum);
  }

  /** Tells it and counts it. */
  void tellAndCount(String where, String what, String kind) {
    tell(where, what);
    count(kind);
  }

  /** How long it took until all was well, in nanoseconds. */
  void drained(long nanos) {
    slowestDrain = nanos;
  }

  long drained() {
    return slowestDrain;
  }

  /** A promise was broken; the first one counts. */
  void violated(String promise) {
    if (violation == null) {
      violation = promise;
      tell("ORACLE", promise);
    }
  }

  @Nullable String violation() {
    return violation;
  }

  long fingerprint() {
    return fingerprint;
  }

  Map<String, Long> counts() {
    return counts;
  }

  List<String> last() {
    return List.copyOf(last);
  }
}
