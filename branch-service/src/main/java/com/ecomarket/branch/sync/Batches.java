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
   * @param stored the lines that follow
   */
  record Batch(SyncEnvelope envelope, List<StoredLine> stored) {
    int size() {
      return stored.size();
    }

    /** The lines as the journal has them. */
    List<byte[]> lines() {
      return stored.stream().map(StoredLine::bytes).toList();
    }

    /** Hash of a line, null if it is not one of these. */
    @Nullable Hash hashAt(long seq) {
      long index = seq - envelope.firstSeq();
      return index < 0 || index >= stored.size() ? null : stored.get((int) index).hash();
    }
  }

  /** The lines behind those that central has; none, if it should be empty or nothing is pending. */
  Batch next(Position position, boolean empty) {
    long acked = position.ackedSeq();
    long last = empty ? acked : Math.min(position.lastSeq(), acked + lines);
    // With the line before them, which a batch has room for: its hash goes along.
    List<StoredLine> read =
        last <= acked
            ? List.of()
            : journal.lines(
                journal.stream(position.streamOrdinal()),
                Math.max(0, acked),
                last,
                Wire.MAX_BATCH_BYTES);
    StoredLine before = read.isEmpty() || acked < 0 ? null : read.get(0);
    List<StoredLine> stored = before == null ? read : read.subList(1, read.size());
    Hash previous = before == null ? ackedHash(position) : before.hash();
    verify(acked + 1, previous, stored);
    return new Batch(
        new SyncEnvelope(
            SyncEnvelope.PROTOCOL,
            requestIds.get(),
            position.streamId(),
            acked + 1,
            stored.size(),
            previous,
            reporter.report(position, stored.isEmpty() ? null : stored.get(0))),
        stored);
  }

  /** Central did not manage this batch; a heartbeat says nothing about how much it would. */
  void tooMuch(Batch batch) {
    if (batch.size() > 0) {
      lines = Math.max(1, batch.size() / 2);
    }
  }

  /**
   * Central took this batch; again, a heartbeat says nothing about how much it would take.
   *
   * @param most lines that central takes in one request
   */
  void cameThrough(Batch batch, int most) {
    int ours = batch.size() == 0 ? lines : Wire.MAX_BATCH_LINES;
    lines = Math.max(1, Math.min(ours, most));
  }

  private @Nullable Hash ackedHash(Position position) {
    long acked = position.ackedSeq();
    return acked < 0
        ? null
        : Objects.requireNonNull(hashAt(journal, position, acked), "acked line");
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
  private static void verify(long first, @Nullable Hash previous, List<StoredLine> lines) {
    Hash before = previous;
    long seq = first;
    for (StoredLine line : lines) {
      Hash computed = Hash.next(before, line.bytes());
      if (line.seq() != seq++ || !computed.equals(line.hash())) {
        throw new IllegalStateException(
            "Line " + line.seq() + " of stream " + line.streamId() + " is damaged on the disk.");
      }
      before = computed;
    }
  }
}
