package com.ecomarket.branch;

import com.ecomarket.contract.Hash;
import com.ecomarket.contract.Line;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.OpenShipments;
import com.ecomarket.contract.SaleId;
import com.ecomarket.contract.SyncEnvelope;
import com.ecomarket.contract.SyncReply;
import com.ecomarket.contract.UnreadableLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one stream as central took them: each in its place, once, chained by hash. What does
 * not fit is a fault of the branch and kept for the test to see.
 */
final class StubbedLedger {
  private final List<Hash> hashes = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private @Nullable String streamId;
  private @Nullable OpenShipments shipments;

  /** From now on it says that these are open. */
  synchronized void announce(OpenShipments open) {
    shipments = open;
  }

  synchronized SyncReply take(SyncEnvelope envelope, List<byte[]> sent) {
    if (streamId == null) {
      streamId = envelope.streamId();
    }
    check(envelope.streamId().equals(streamId), "another stream: " + envelope);
    check(envelope.count() == sent.size(), "count is not the number of lines: " + envelope);
    int first = Math.toIntExact(envelope.firstSeq());
    check(first <= lines.size(), "a gap before " + envelope);
    if (first <= lines.size()) {
      Hash hash = first == 0 ? null : hashes.get(first - 1);
      check(Objects.equals(hash, envelope.prevHash()), "does not continue the chain: " + envelope);
      for (int i = 0; i < sent.size(); i++) {
        hash = Hash.next(hash, sent.get(i));
        post(first + i, hash, sent.get(i));
      }
    }
    checkReport(envelope);
    return new SyncReply(
        envelope.requestId(),
        lines.isEmpty() ? null : streamId,
        lines.size() - 1,
        lines.isEmpty() ? null : hashes.get(hashes.size() - 1),
        List.of(),
        Instant.EPOCH,
        0,
        500,
        null,
        shipments == null || shipments.digest().equals(envelope.report().shipments())
            ? null
            : shipments,
        List.of(),
        List.of(),
        null);
  }

  private void post(int seq, Hash hash, byte[] bytes) {
    if (seq < lines.size()) {
      check(hashes.get(seq).equals(hash), "another line " + seq);
      return;
    }
    try {
      Line line = Line.parse(bytes);
      check(line.seq() == seq, "a line that says another seq than " + seq);
      lines.add(line);
      hashes.add(hash);
    } catch (UnreadableLine e) {
      faults.add("unreadable line " + seq);
    }
  }

  /** What the branch says of itself must be what its lines say. */
  private void checkReport(SyncEnvelope envelope) {
    int last = Math.toIntExact(envelope.report().lastSeq());
    check(
        last >= hashes.size() || hashes.get(last).equals(envelope.report().headHash()),
        "reports another head: " + envelope);
  }

  private void check(boolean right, String otherwise) {
    if (!right) {
      faults.add(otherwise);
    }
  }

  /** The sales that began on a line, once for each such line. */
  synchronized List<String> saleIds() {
    return lines.stream()
        .filter(line -> line instanceof Movement movement && SaleId.beginsOn(movement))
        .map(line -> ((Movement) line).facts().id())
        .toList();
  }

  /** What a branch must never do; empty if it did not. */
  synchronized List<String> faults() {
    return List.copyOf(faults);
  }
}
