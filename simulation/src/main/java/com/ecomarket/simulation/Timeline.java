package com.ecomarket.simulation;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Virtual time, and what is to happen in it. Nothing waits; time is where the next event is. */
final class Timeline {
  private record Event(long at, long order, Runnable what) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
  private long now;
  private long planned;

  /** Nanoseconds since the run began. */
  long now() {
    return now;
  }

  /** Plans an event; two of one moment happen in the order of their planning. */
  void in(Duration delay, Runnable what) {
    events.add(new Event(now + delay.toNanos(), planned++, what));
  }

  /** Lets the next event happen. */
  void step() {
    Event next = events.poll();
    if (next == null) {
      throw new IllegalStateException("nothing is planned any more");
    }
    now = next.at();
    next.what().run();
  }
}
