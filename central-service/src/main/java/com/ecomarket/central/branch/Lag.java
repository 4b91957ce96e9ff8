package com.ecomarket.central.branch;

import com.ecomarket.central.branch.BranchRow.Reported;
import com.ecomarket.contract.LineRef;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One branch on the board. What it said of itself is null until its first sync.
 *
 * @param state {@code online}, {@code late} or {@code offline}, by central's clock alone
 * @param lastSeq last line of the branch's own journal when it last spoke
 * @param pending lines of it that central has not
 * @param oldestPendingAgeS whole seconds: how old the oldest of them is now, whatever the branch's
 *     clock says
 * @param clockOffsetMs how far the branch's clock is ahead of central's, transport included; it
 *     orders nothing
 * @param clockWarning a sentence if that is more than 30 s either way, else null
 * @param flags {@code identity-conflict}, {@code stream-replaced}, until a person resolves them
 */
@JsonNaming(SnakeCaseStrategy.class)
record Lag(
    String branchId,
    String state,
    Instant lastSeenAt,
    @Nullable Head head,
    @Nullable Long lastSeq,
    long pending,
    @Nullable Instant oldestPendingAt,
    @Nullable Long oldestPendingAgeS,
    @Nullable String breaker,
    @Nullable Catalog catalog,
    @Nullable String appVersion,
    @Nullable String instanceId,
    @Nullable Long clockOffsetMs,
    @Nullable String clockWarning,
    List<String> flags) {

  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(30);

  static Lag of(BranchRow row, String state, List<String> flags, Instant now, Warnings warnings) {
    Reported said = row.reported();
    Instant oldest = said == null || row.pending() == 0 ? null : said.oldestPendingAt();
    Duration offset = said == null ? null : Duration.between(said.receivedAt(), said.sentAt());
    return new Lag(
        row.branchId(),
        state,
        row.lastSeenAt(),
        Head.of(row.head()),
        said == null ? null : said.at().seq(),
        row.pending(),
        oldest,
        said == null || oldest == null ? null : age(said, oldest, now),
        said == null ? null : said.breaker(),
        said == null ? null : new Catalog(said.catalogEpoch(), said.catalogVersion()),
        said == null ? null : said.appVersion(),
        said == null ? null : said.instanceId(),
        offset == null ? null : offset.toMillis(),
        offset == null || offset.abs().compareTo(CLOCK_TOLERANCE) <= 0
            ? null
            : warnings.clock(offset),
        flags);
  }

  private static long age(Reported said, Instant oldest, Instant now) {
    return Duration.between(oldest, said.sentAt())
        .plus(Duration.between(said.receivedAt(), now))
        .toSeconds();
  }

  /** Says things in the caller's language. */
  interface Warnings {
    String clock(Duration offset);
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record Head(String streamId, long ackedSeq, String hash) {
    static @Nullable Head of(@Nullable LineRef head) {
      return head == null ? null : new Head(head.streamId(), head.seq(), head.hash().toString());
    }
  }

  record Catalog(String epoch, long version) {}
}
