package com.ecomarket.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * First line of a sync request; {@code count} lines of the stream follow it, byte for byte as they
 * stand in the journal. Without lines it is a heartbeat.
 *
 * @param protocol version of this exchange, {@link #PROTOCOL}
 * @param requestId names this one request; the answer repeats it
 * @param streamId the branch's open stream
 * @param firstSeq seq of the first line that follows (of the next one to come, in a heartbeat)
 * @param count how many lines follow, 0 to {@link Wire#MAX_BATCH_LINES}
 * @param prevHash hash of line {@code firstSeq - 1}, null if {@code firstSeq} is 0
 * @param report what the branch says about itself
 */
public record SyncEnvelope(
    int protocol,
    String requestId,
    String streamId,
    long firstSeq,
    int count,
    @Nullable Hash prevHash,
    Report report) {

  /** The protocol version that this build speaks. */
  public static final int PROTOCOL = 1;

  /**
   * The state of the branch when it sent. Central shows it and checks its own book against it.
   *
   * @param lastSeq last line of the open stream
   * @param headHash hash of that line
   * @param stockDigest {@link StockDigest} of the stock after that line
   * @param oldestPendingAt when the oldest line that central has not acknowledged was written
   * @param breaker CLOSED, OPEN or HALF_OPEN
   * @param catalog which catalogue the branch sells from
   * @param sentAt the branch's clock
   * @param instanceId made anew at every start of the process; two that talk for one branch are a
   *     cloned machine
   * @param appVersion the branch's build
   * @param shipments {@link OpenShipments#digest} of what the branch holds, null if it holds none
   * @param neighbours branches whose stock it wants to know, at most {@link
   *     NeighbourStock#MAX_NEIGHBOURS}, each with the {@link NeighbourStock#cursor} it holds; empty
   *     text: nothing yet
   */
  public record Report(
      long lastSeq,
      Hash headHash,
      String stockDigest,
      @Nullable Instant oldestPendingAt,
      String breaker,
      CatalogMark catalog,
      Instant sentAt,
      String instanceId,
      String appVersion,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String shipments,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> neighbours) {

    public Report {
      neighbours = neighbours == null ? Map.of() : Map.copyOf(neighbours);
    }
  }

  /**
   * Names one state of a catalogue.
   *
   * @param epoch whose catalogue: {@code local} while it is the branch's own first-start file
   * @param version counts up within the epoch
   */
  public record CatalogMark(String epoch, long version) {}
}
