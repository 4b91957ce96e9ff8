package com.ecomarket.central.sync;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param nextSyncAfter how long a branch leaves central alone after an answer, unless a full batch
 *     waits; the bound on how stale the global inventory is while all is well
 * @param shedAbove requests that may wait for a thread before branches are sent away
 */
@ConfigurationProperties("ecomarket")
record SyncSettings(Duration nextSyncAfter, int shedAbove) {
  SyncSettings {
    if (nextSyncAfter.isNegative() || nextSyncAfter.compareTo(Duration.ofMinutes(5)) > 0) {
      throw new IllegalArgumentException("ecomarket.next-sync-after must be 0 to 5 minutes");
    }
    if (shedAbove < 1) {
      throw new IllegalArgumentException("ecomarket.shed-above must be 1 or more");
    }
  }
}
