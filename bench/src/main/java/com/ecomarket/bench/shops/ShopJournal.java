package com.ecomarket.bench.shops;

import com.ecomarket.contract.Hash;
import com.ecomarket.contract.Line;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.Wire;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One stream as a branch's journal holds it, in memory and only as far as central does not have it.
 * A line is built once; from then on its bytes are sent as they are.
 */
final class ShopJournal {
  private final String streamId;
  private final Deque<Written> pending = new ArrayDeque<>();
  private long lastSeq = -1;
  private @Nullable Hash lastHash;
  private long ackedSeq = -1;
  private @Nullable Hash ackedHash;

  ShopJournal(String streamId) {
    this.streamId = streamId;
  }

  /** A line, its place in the chain, and when it was written. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Written(long seq, byte[] bytes, Hash hash, Instant at) {}

  void append(Line line) {
    if (line.seq() != lastSeq + 1) {
      throw new IllegalArgumentException("line " + line.seq() + " after line " + lastSeq);
    }
    byte[] bytes = line.bytes();
    lastHash = Hash.next(lastHash, bytes);
    lastSeq = line.seq();
    pending.add(new Written(lastSeq, bytes, lastHash, line.at()));
  }

  /**
   * The first lines that central does not have.
   *
   * @param most lines; the bytes are bounded as a branch bounds them
   */
  List<Written> next(int most) {
    List<Written> batch = new ArrayList<>(Math.min(most, pending.size()));
    long bytes = 0;
    for (Written line : pending) {
      bytes += line.bytes().length;
      if (batch.size() == most || (bytes > Wire.MAX_BATCH_BYTES && !batch.isEmpty())) {
        break;
      }
      batch.add(line);
    }
    return batch;
  }

  /**
   * Takes central's head, which must be a line of this stream with this hash and not before the
   * head that it named earlier.
   *
   * @return how many more lines central has
   * @throws WrongAnswer if it is anything else
   */
  int acknowledge(@Nullable LineRef head) {
    if (head == null ? ackedSeq == -1 : head.seq() == ackedSeq && head.hash().equals(ackedHash)) {
      return 0;
    }
    if (head == null || !head.streamId().equals(streamId)) {
      throw new WrongAnswer("central's head is " + head + ", the stream is " + streamId);
    }
    if (head.seq() <= ackedSeq || head.seq() > lastSeq) {
      throw new WrongAnswer(
          "central's head is line %d; it said %d before, and there are %d"
              .formatted(head.seq(), ackedSeq, lastSeq));
    }
    int lines = 0;
    while (ackedSeq < head.seq()) {
      Written line = pending.remove();
      ackedSeq = line.seq();
      ackedHash = line.hash();
      lines++;
    }
    if (!head.hash().equals(ackedHash)) {
      throw new WrongAnswer("central's hash of line " + ackedSeq + " is not the journal's");
    }
    return lines;
  }

  String streamId() {
    return streamId;
  }

  int pending() {
    return pending.size();
  }

  @Nullable Instant oldestPendingAt() {
    Written oldest = pending.peek();
    return oldest == null ? null : oldest.at();
  }

  long lastSeq() {
    return lastSeq;
  }

  /** Hash of the last line; there always is one once the stream is open. */
  Hash lastHash() {
    return Objects.requireNonNull(lastHash, "the stream is not open");
  }

  long ackedSeq() {
    return ackedSeq;
  }

  @Nullable Hash ackedHash() {
    return ackedHash;
  }
}
