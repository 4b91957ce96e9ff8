package com.ecomarket.central.branch;

import com.ecomarket.central.branch.BranchRow.Reported;
import com.ecomarket.contract.LineRef;
import com.ecomarket.edge.openapi.Refuses;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /branches}: the lag board. */
@RestController
class BranchController {
  private final Branches branches;
  private final Clock clock;

  BranchController(Branches branches, Clock clock) {
    this.branches = branches;
    this.clock = clock;
  }

  @Operation(
      summary = "Show each branch: last seen, head, pending, oldest pending, breaker, version")
  @Refuses("503 central-busy")
  @GetMapping(path = "/branches", produces = MediaType.APPLICATION_JSON_VALUE)
  Board branches() {
    Instant now = clock.instant();
    return new Board(now, branches.all().stream().map(row -> Lag.of(row, now)).toList());
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record Board(Instant at, List<Lag> branches) {}

  /**
   * One branch. What it said of itself is null until its first sync.
   *
   * @param lastSeq last line of the branch's own journal when it last spoke
   * @param pending lines of it that central has not
   * @param oldestPendingAgeMs how old the oldest of them is now, whatever the branch's clock says
   * @param clockOffsetMs how far the branch's clock is ahead of central's, transport included
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Lag(
      String branchId,
      Instant lastSeenAt,
      @Nullable Head head,
      @Nullable Long lastSeq,
      long pending,
      @Nullable Instant oldestPendingAt,
      @Nullable Long oldestPendingAgeMs,
      @Nullable String breaker,
      @Nullable Catalog catalog,
      @Nullable String appVersion,
      @Nullable String instanceId,
      @Nullable Long clockOffsetMs) {

    static Lag of(BranchRow row, Instant now) {
      Reported said = row.reported();
      if (said == null) {
        return new Lag(
            row.branchId(),
            row.lastSeenAt(),
            Head.of(row.head()),
            null,
            0,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
      }
      Instant oldest = row.pending() == 0 ? null : said.oldestPendingAt();
      return new Lag(
          row.branchId(),
          row.lastSeenAt(),
          Head.of(row.head()),
          said.at().seq(),
          row.pending(),
          oldest,
          oldest == null ? null : age(said, oldest, now),
          said.breaker(),
          new Catalog(said.catalogEpoch(), said.catalogVersion()),
          said.appVersion(),
          said.instanceId(),
          Duration.between(said.receivedAt(), said.sentAt()).toMillis());
    }

    private static long age(Reported said, Instant oldest, Instant now) {
      return Duration.between(oldest, said.sentAt())
          .plus(Duration.between(said.receivedAt(), now))
          .toMillis();
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record Head(String streamId, long ackedSeq, String hash) {
    static @Nullable Head of(@Nullable LineRef head) {
      return head == null ? null : new Head(head.streamId(), head.seq(), head.hash().toString());
    }
  }

  record Catalog(String epoch, long version) {}
}
