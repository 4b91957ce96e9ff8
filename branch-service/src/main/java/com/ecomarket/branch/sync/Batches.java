package com.ecomarket.branch.sync;

import com.ecomarket.branch.journal.JournalReader;
import com.ecomarket.branch.journal.StoredLine;
import com.ecomarket.branch.stock.Position;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.SyncEnvelope;
import com.ecomarket.contract.Wire;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Cuts requests out of the open stream, and remembers how much gets through at once. */
final class Batches {
  private final JournalReader journal;
  private final Reporter reporter;
  private final Supplier<String> requestIds;

  /** Lines in the next batch; halved when they are too many for central, restored by a success. */
  private int lines = Wire.MAX_BATCH_LINES;

  Batches(JournalReader journal, Reporter reporter, Supplier<String> requestIds) {
    this.journal = journal;
    this.reporter = reporter;
    this.requestIds = requestIds;
  }

  /**
   * One request.
   *
   * @param envelope its first line
   * @param lines the lines that follow
   */
  record Batch(SyncEnvelope envelope, List<byte[]> lines) {}

  /** The lines behind those that central has; none, if it should be empty or nothing is pending. */
  Batch next(Position position, boolean empty) {
    long first = position.ackedSeq() + 1;
    long last = Math.min(position.lastSeq(), position.ackedSeq() + lines);
    List<StoredLine> stored =
        empty || last < first
            ? List.of()
            : journal.lines(
                journal.stream(position.streamOrdinal()), first, last, Wire.MAX_BATCH_BYTES);
    Hash previous =
        first == 0
            ? null
            : Objects.requireNonNull(hashAt(journal, position, first - 1), "acked line");
    verify(previous, stored);
    return new Batch(
        new SyncEnvelope(
            SyncEnvelope.PROTOCOL,
            requestIds.get(),
            position.streamId(),
            first,
            stored.size(),
            previous,
            reporter.report(position, stored.isEmpty() ? null : stored.get(0))),
        stored.stream().map(StoredLine::bytes).toList());
  }

  /** Central did not manage this batch; a heartbeat says nothing about how much it would. */
  void tooMuch(Batch batch) {
    if (!batch.lines().isEmpty()) {
      lines = Math.max(1, batch.lines().size() / 2);
    }
  }

  /**
   * Central took this batch; again, a heartbeat says nothing about how much it would take.
   *
   * @param most lines that central takes in one request
   */
  void cameThrough(Batch batch, int most) {
    int ours = batch.lines().isEmpty() ? lines : Wire.MAX_BATCH_LINES;
    lines = Math.max(1, Math.min(ours, most));
  }

  /** Hash of a line of the open stream, null if there is none. */
  static @Nullable Hash hashAt(JournalReader journal, Position position, long seq) {
    if (seq == position.lastSeq()) {
      return position.lastHash();
    }
    StoredLine line = journal.line(journal.stream(position.streamOrdinal()), seq);
    return line == null ? null : line.hash();
  }

  /** What the disk gives back must be what was written. */
  private static void verify(@Nullable Hash previous, List<StoredLine> lines) {
    Hash before = previous;
    for (StoredLine line : lines) {
      Hash computed = Hash.next(before, line.bytes());
      if (!computed.equals(line.hash())) {
        throw new IllegalStateException(
            "Line " + line.seq() + " of stream " + line.streamId() + " is damaged on the disk.");
      }
      before = computed;
    }
  }
}
