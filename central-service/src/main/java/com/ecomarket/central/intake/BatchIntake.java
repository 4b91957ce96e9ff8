package com.ecomarket.central.intake;

import com.ecomarket.central.discrepancy.Discrepancy;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.StreamLine;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a batch continues a branch's book (DESIGN §4, rules 1 to 4). A line is posted once,
 * however often and in whatever portions it is sent: what lies at or below the head is compared by
 * its hash and skipped. A line that differs from the posted one is never skipped as a repetition.
 */
public final class BatchIntake {
  private BatchIntake() {}

  /** Decides; changes nothing. */
  public static Decision decide(BranchBook book, Received.Batch batch) {
    LineRef head = book.head();
    if (batch.lines().isEmpty()) {
      return new Decision.Accepted(head, List.of(), null, List.of(), conflict(book, batch));
    }
    if (head == null) {
      return first(book, batch);
    }
    return head.streamId().equals(batch.envelope().streamId())
        ? continued(book, head, batch)
        : replaced(book, head, batch);
  }

  private static Decision first(BranchBook book, Received.Batch batch) {
    StreamLine stream = batch.opening().orElse(null);
    if (stream == null) {
      return new Decision.Gap(null, 0);
    }
    return stream.base() == null
        ? LinePosting.post(book, batch.branchId(), batch.lines(), stream, List.of())
        : new Decision.Behind(null, null, List.of());
  }

  private static Decision continued(BranchBook book, LineRef head, Received.Batch batch) {
    if (batch.envelope().firstSeq() > head.seq() + 1) {
      return new Decision.Gap(head, head.seq() + 1);
    }
    Long differing = firstDiffering(book, head, batch);
    if (differing != null) {
      return new Decision.Behind(head, differing, List.of());
    }
    long overlap = head.seq() + 1 - batch.envelope().firstSeq();
    List<ReceivedLine> fresh =
        batch
            .lines()
            .subList(
                Math.toIntExact(Math.min(overlap, batch.lines().size())), batch.lines().size());
    return LinePosting.post(book, batch.branchId(), fresh, null, List.of());
  }

  private static @Nullable Long firstDiffering(
      BranchBook book, LineRef head, Received.Batch batch) {
    LineRef previous = batch.previous();
    if (previous != null && previous.seq() == head.seq()) {
      // The usual case, answered without a look at the lines.
      return previous.equals(head) ? null : previous.seq();
    }
    long last = Math.min(head.seq(), batch.lines().get(batch.lines().size() - 1).at().seq());
    long from = previous == null ? 0 : previous.seq();
    Map<Long, Hash> posted = book.hashes(head.streamId(), from, last);
    if (previous != null && !previous.hash().equals(posted.get(previous.seq()))) {
      return previous.seq();
    }
    for (ReceivedLine line : batch.lines()) {
      long seq = line.at().seq();
      if (seq <= last && !line.at().hash().equals(posted.get(seq))) {
        return seq;
      }
    }
    return null;
  }

  private static Decision replaced(BranchBook book, LineRef head, Received.Batch batch) {
    if (book.knowsStream(batch.envelope().streamId())) {
      return new Decision.Behind(head, null, conflict(book, batch));
    }
    StreamLine stream = batch.opening().orElse(null);
    if (stream == null || !head.equals(stream.base())) {
      return new Decision.Behind(head, null, List.of());
    }
    Discrepancy replaced =
        Discrepancy.streamReplaced(
            stream.streamId(),
            "Stream %s was sealed at line %d; %s follows it."
                .formatted(head.streamId(), head.seq(), stream.streamId()));
    return LinePosting.post(book, batch.branchId(), batch.lines(), stream, List.of(replaced));
  }

  /** A process that goes on talking of a sealed stream, though another one has replaced it. */
  private static List<Discrepancy> conflict(BranchBook book, Received.Batch batch) {
    LineRef head = book.head();
    String stream = batch.envelope().streamId();
    String instance = batch.envelope().report().instanceId();
    if (head == null
        || head.streamId().equals(stream)
        || !book.knowsStream(stream)
        || instance.equals(book.openedBy())) {
      return List.of();
    }
    return List.of(
        Discrepancy.identityConflict(
            instance,
            "Instance %s sends stream %s, which %s has replaced: is there a second machine with this id?"
                .formatted(instance, stream, head.streamId())));
  }
}
