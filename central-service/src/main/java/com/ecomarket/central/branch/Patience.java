package com.ecomarket.central.branch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long a branch may be silent. Central tells it how long to stay away ({@code nextSyncAfter});
 * everything is counted from there.
 *
 * @param silentAfter how much later than agreed it is late; three heartbeats, so that two may be
 *     lost
 * @param offlineAfter how much later than agreed it is offline; longer than the longest wait of an
 *     open breaker (60 s), so that a branch that has just found central again is not called so
 */
@ConfigurationProperties("ecomarket")
public record Patience(Duration nextSyncAfter, Duration silentAfter, Duration offlineAfter) {
  public Patience {
    if (silentAfter.isNegative() || offlineAfter.compareTo(silentAfter) < 0) {
      throw new IllegalArgumentException(
          "ecomarket.offline-after must be as long as ecomarket.silent-after, or longer");
    }
  }

  /** The silence that makes a branch late. */
  public Duration late() {
    return nextSyncAfter.plus(silentAfter);
  }

  /** The silence that makes it offline. */
  Duration offline() {
    return nextSyncAfter.plus(offlineAfter);
  }

  /** {@code online}, {@code late} or {@code offline}. */
  String state(Duration silence) {
    if (silence.compareTo(late()) <= 0) {
      return "online";
    }
    return silence.compareTo(offline()) <= 0 ? "late" : "offline";
  }
}
