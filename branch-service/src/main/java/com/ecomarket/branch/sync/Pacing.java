package com.ecomarket.branch.sync;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/**
 * When the branch may talk to central again. One moment holds all reasons to wait: central asked
 * for it, the last attempt failed, or central was just told everything. Measured on a clock that
 * never steps; the time of day is not asked.
 */
final class Pacing {
  /** After a refusal that waiting alone will not heal: a wrong credential, a wrong address. */
  static final Duration SLOW = Duration.ofSeconds(30);

  private final Duration interval;
  private final LongSupplier nanos;
  private final DoubleSupplier random;
  private long notBefore;
  private long heartbeatAt;

  /**
   * @param interval between two heartbeats of an idle branch
   * @param nanos a clock like {@link System#nanoTime}
   * @param random from 0 to 1
   */
  Pacing(Duration interval, LongSupplier nanos, DoubleSupplier random) {
    this.interval = interval;
    this.nanos = nanos;
    this.random = random;
    notBefore = nanos.getAsLong();
    heartbeatAt = notBefore;
  }

  /** Whether to talk to central now. */
  synchronized boolean isDue(boolean pending) {
    long now = nanos.getAsLong();
    return now - notBefore >= 0 && (pending || now - heartbeatAt >= 0);
  }

  /** Central answered and wants to be left alone for so long. */
  synchronized void answered(Duration nextSyncAfter) {
    notBefore = nanos.getAsLong() + nextSyncAfter.toNanos();
    heartbeatAt = nanos.getAsLong() + jittered(interval);
  }

  /** Central said: not now. A fifth more at random, so that shops do not return together. */
  synchronized void waitAtLeast(Duration delay) {
    long nanosToWait = delay.toNanos();
    notBefore = nanos.getAsLong() + nanosToWait + (long) (nanosToWait * 0.2 * random.getAsDouble());
    heartbeatAt = notBefore;
  }

  /** Central was not reached: try again soon, until the breaker opens. */
  synchronized void failed() {
    waitAtLeast(interval.dividedBy(4));
  }

  /**
   * Another machine wrote between this one's healing and its first line, or central is in error.
   * The first tries come soon, because the other machine only has to be outrun once; each waits
   * twice as long as the one before, because a healing writes all pending lines again.
   *
   * @param times in a row, from 1
   */
  synchronized void outrun(int times) {
    Duration doubled = interval.multipliedBy(1L << Math.min(times - 1, 10));
    waitAtLeast(doubled.compareTo(SLOW) < 0 ? doubled : SLOW);
  }

  /** The breaker lets a probe through. */
  synchronized void probe() {
    notBefore = nanos.getAsLong();
    heartbeatAt = notBefore;
  }

  /** Nanoseconds until {@link #isDue} may say yes; 0 if it may now. */
  synchronized long nanosToWait(boolean pending) {
    long now = nanos.getAsLong();
    long at = pending || notBefore - heartbeatAt > 0 ? notBefore : heartbeatAt;
    return Math.max(0, at - now);
  }

  private long jittered(Duration duration) {
    return (long) (duration.toNanos() * (0.8 + 0.4 * random.getAsDouble()));
  }
}
