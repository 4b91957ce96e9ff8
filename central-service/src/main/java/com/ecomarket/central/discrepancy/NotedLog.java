package com.ecomarket.central.discrepancy;

import com.ecomarket.central.commit.AfterCommit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what was noted, once it is there to be found. A branch may bring the same one with every
 * batch for months, so it is logged the first, the second, the fourth, the eighth time, and so on.
 */
final class NotedLog {
  private static final Logger log = LoggerFactory.getLogger(NotedLog.class);

  private NotedLog() {}

  /**
   * Belongs into the transaction that noted it.
   *
   * @param times how often it was seen, this time included
   */
  static void afterCommit(String branchId, Discrepancy seen, long times) {
    if (Long.bitCount(times) == 1) {
      AfterCommit.run(() -> log.warn("{}: {} Times seen: {}", branchId, seen.detail(), times));
    }
  }
}
