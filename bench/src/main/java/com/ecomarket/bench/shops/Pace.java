package com.ecomarket.bench.shops;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * When a shop talks to central: what a branch's {@code Pacing} and its circuit breaker decide
 * together, with their shipped settings. All times are nanoseconds of one clock that never steps.
 */
final class Pace {
  /** Between two heartbeats of an idle shop, give or take 20 %. */
  static final long HEARTBEAT = TimeUnit.SECONDS.toNanos(2);

  private static final int FAILURES_THAT_OPEN = 3;
  private static final long FIRST_WAIT = TimeUnit.SECONDS.toNanos(10);
  private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(60);

  private final SplittableRandom random;
  private long notBefore;
  private long heartbeatAt;
  private int failures;
  private int opened;

  /**
   * @param first when the shop may talk for the first time
   */
  Pace(long first, SplittableRandom random) {
    this.random = random;
    notBefore = first;
    heartbeatAt = first;
  }

  /** Whether to talk now. */
  boolean isDue(long now, boolean pending) {
    return now - notBefore >= 0 && (pending || now - heartbeatAt >= 0);
  }

  /** Whether the breaker lets only a probe through, which is an empty batch. */
  boolean isProbing() {
    return opened > 0;
  }

  /** Central took it and wants to be left alone for so long. */
  void answered(long now, long nextSyncAfterNanos) {
    reached();
    notBefore = now + nextSyncAfterNanos;
    heartbeatAt = now + (long) (HEARTBEAT * (0.8 + 0.4 * random.nextDouble()));
  }

  /** Central said: later (429). The breaker sees that it can be reached. */
  void busy(long now, long retryAfterNanos) {
    reached();
    waitAtLeast(now, retryAfterNanos);
  }

  /**
   * Central was not reached, or answered 5xx.
   *
   * @param retryAfterNanos what it asked for, 0 if it did not
   */
  void failed(long now, long retryAfterNanos) {
    failures++;
    if (opened > 0 || failures >= FAILURES_THAT_OPEN) {
      opened++;
      long whole = Math.min(LONGEST_WAIT, FIRST_WAIT << Math.min(opened - 1, 20));
      long half = whole / 2;
      waitFor(now, Math.max(retryAfterNanos, half + random.nextLong(half + 1)));
    } else {
      waitAtLeast(now, Math.max(retryAfterNanos, HEARTBEAT / 4));
    }
  }

  private void reached() {
    failures = 0;
    opened = 0;
  }

  private void waitAtLeast(long now, long nanos) {
    waitFor(now, nanos + (long) (nanos * 0.2 * random.nextDouble()));
  }

  private void waitFor(long now, long nanos) {
    notBefore = now + nanos;
    heartbeatAt = notBefore;
  }
}
