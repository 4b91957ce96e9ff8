package com.ecomarket.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Central's answer to a sync request that it took (200). Stream, seq and hash are central's head of
 * the branch after the request, whatever was asked: the branch compares them with its journal.
 *
 * @param requestId the request's
 * @param streamId stream of the head, null if central has no line of this branch
 * @param ackedSeq last line that central has durably posted, -1 if it has none
 * @param headHash hash of that line, null if it has none
 * @param quarantined seqs of this request's lines that central could not interpret; they count as
 *     acknowledged
 * @param serverTime central's clock
 * @param nextSyncAfterMs how long to leave central alone, unless a full batch is waiting
 * @param maxBatch lines that central takes in one request
 * @param catalog products that changed since what the branch reported, null if none did
 * @param shipments those open from or to this branch, null if the branch reported the same
 * @param elsewhere what changed on the shelves of the neighbours that the branch named
 * @param counts what people at central ask this branch to count; whatever is missing is no longer
 *     asked for
 * @param untold {@code true} if central had no time to read what is new: then none of the four
 *     members before says anything. Null, and not written, in all other answers
 */
public record SyncReply(
    String requestId,
    @Nullable String streamId,
    long ackedSeq,
    @Nullable Hash headHash,
    List<Long> quarantined,
    Instant serverTime,
    long nextSyncAfterMs,
    int maxBatch,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable CatalogPage catalog,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable OpenShipments shipments,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<NeighbourStock> elsewhere,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<CountRequest> counts,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean untold) {

  public SyncReply {
    counts = counts == null ? List.of() : List.copyOf(counts);
    elsewhere = elsewhere == null ? List.of() : List.copyOf(elsewhere);
    quarantined = quarantined == null ? List.of() : List.copyOf(quarantined);
    if ((streamId == null) != (headHash == null) || (streamId == null) != (ackedSeq < 0)) {
      throw new IllegalArgumentException("a head has a stream, a seq and a hash, or is none");
    }
  }

  /** Whether what is missing in this answer means that nothing has changed. */
  public boolean tells() {
    return !Boolean.TRUE.equals(untold);
  }

  /** The head, or null if central has no line of this branch. */
  public @Nullable LineRef head() {
    return streamId == null || headHash == null ? null : new LineRef(streamId, ackedSeq, headHash);
  }
}
