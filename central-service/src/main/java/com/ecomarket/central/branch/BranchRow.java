package com.ecomarket.central.branch;

import com.ecomarket.contract.LineRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A branch as central holds it: what it posted, and what it last said of itself.
 *
 * @param head last posted line, null if there is none
 */
public record BranchRow(
    String branchId, Instant lastSeenAt, @Nullable LineRef head, @Nullable Reported reported) {

  /**
   * The latest report (see the contract's {@code SyncEnvelope.Report}).
   *
   * @param at where the branch's journal ended when it sent
   * @param receivedAt central's clock
   * @param sentAt the branch's clock
   */
  public record Reported(
      LineRef at,
      String stockDigest,
      @Nullable Instant oldestPendingAt,
      String breaker,
      String catalogEpoch,
      long catalogVersion,
      Instant receivedAt,
      Instant sentAt,
      String instanceId,
      String appVersion) {}

  /** Lines that the branch had and central has not, by the latest report; 0 without one. */
  public long pending() {
    if (reported == null) {
      return 0;
    }
    boolean sameStream = head != null && head.streamId().equals(reported.at().streamId());
    long posted = sameStream && head != null ? head.seq() : -1;
    return Math.max(0, reported.at().seq() - posted);
  }
}
