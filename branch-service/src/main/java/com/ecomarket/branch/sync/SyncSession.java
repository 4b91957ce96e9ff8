package com.ecomarket.branch.sync;

import com.ecomarket.branch.healing.Footing;
import com.ecomarket.branch.healing.Healer;
import com.ecomarket.branch.journal.JournalReader;
import com.ecomarket.branch.journal.StoredLine;
import com.ecomarket.branch.journal.Stream;
import com.ecomarket.branch.stock.Position;
import com.ecomarket.branch.stock.Stock;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.SyncEnvelope;
import com.ecomarket.contract.SyncReply;
import com.ecomarket.contract.Wire;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One conversation with central: send what is pending, believe the head that comes back, heal if it
 * is not ours. Plain and single-threaded; one request in flight. Everything it sends it reads from
 * the journal, so that it can begin again from nothing after any crash.
 *
 * <p>Guarantee: a line counts as acknowledged only after central named a head whose hash is the
 * hash of that line here.
 */
final class SyncSession {
  private static final Logger log = LoggerFactory.getLogger(SyncSession.class);

  private final Central central;
  private final JournalReader journal;
  private final Stock stock;
  private final Acknowledgements acknowledgements;
  private final Healer healer;
  private final Reporter reporter;
  private final Pacing pacing;
  private final Supplier<String> requestIds;

  /** Lines in the next batch; halved when central is too slow for it, restored by a success. */
  private int batchLines = Wire.MAX_BATCH_LINES;

  private boolean refused;

  /** A conversation heals once: each healing writes lines, and a central in error never ends. */
  private boolean healed;

  SyncSession(
      Central central,
      JournalReader journal,
      Stock stock,
      Acknowledgements acknowledgements,
      Healer healer,
      Reporter reporter,
      Pacing pacing,
      Supplier<String> requestIds) {
    this.central = central;
    this.journal = journal;
    this.stock = stock;
    this.acknowledgements = acknowledgements;
    this.healer = healer;
    this.reporter = reporter;
    this.pacing = pacing;
    this.requestIds = requestIds;
  }

  /** Notes in the journal how far central has come. */
  interface Acknowledgements {
    void acknowledge(String streamId, long seq);
  }

  /**
   * Talks until central has everything, or wants to be left alone.
   *
   * @param probing sends an empty batch first: the breaker lets one request through
   * @return false if central refused in a way that needs a person; the reporter knows how
   * @throws CentralUnreachable if it does not answer
   */
  boolean run(boolean probing) {
    refused = false;
    healed = false;
    boolean empty = probing;
    boolean more = true;
    while (more) {
      more = exchange(empty);
      empty = false;
    }
    return !refused;
  }

  /** One request; true if another one should follow at once. */
  private boolean exchange(boolean empty) {
    Position position = stock.position();
    Batch batch = batch(position, empty);
    CentralAnswer answer;
    try {
      answer = central.sync(batch.envelope(), batch.lines());
    } catch (CentralUnreachable e) {
      if (e.isTimeout() && !batch.lines().isEmpty()) {
        batchLines = Math.max(1, batch.lines().size() / 2);
      }
      throw e;
    }
    if (answer instanceof CentralAnswer.Posted posted) {
      return posted(posted.reply(), position, batch.lines().size());
    }
    if (answer instanceof CentralAnswer.Elsewhere elsewhere) {
      log.info("Central's head of this branch is {}, not ours.", elsewhere.head());
      boolean insists = healed;
      boolean moved = stand(elsewhere.head(), position);
      if (insists) {
        pacing.waitAtLeast(Pacing.SLOW);
      } else if (!moved) {
        pacing.failed(); // Asked at once, it would say the same again.
      }
      return moved;
    }
    if (answer instanceof CentralAnswer.TooLarge && batch.lines().size() > 1) {
      batchLines = batch.lines().size() / 2;
      return true;
    }
    if (answer instanceof CentralAnswer.Busy busy) {
      pacing.waitAtLeast(busy.retryAfter());
      return false;
    }
    log.error("Central refuses this branch: {}. Lines are kept; selling goes on.", answer);
    refused = true;
    reporter.refused(answer);
    pacing.waitAtLeast(Pacing.SLOW);
    return false;
  }

  private boolean posted(SyncReply reply, Position position, int sent) {
    // A heartbeat that came through says nothing about how much does.
    int most = sent > 0 ? Wire.MAX_BATCH_LINES : batchLines;
    batchLines = Math.max(1, Math.min(most, reply.maxBatch()));
    for (long seq : reply.quarantined()) {
      log.error("Central could not interpret line {} and put it into quarantine.", seq);
    }
    pacing.answered(Duration.ofMillis(Math.max(0, reply.nextSyncAfterMs())));
    boolean moved = stand(reply.head(), position);
    if (sent == 0) {
      return stock.position().pending() > 0;
    }
    // What one batch did not hold goes at once; a trickle gathers until central may be asked again.
    return moved && position.ackedSeq() + sent < position.lastSeq();
  }

  /**
   * Takes central's head for what it is. True if that changed where this branch stands.
   *
   * @param position the position that the request was made from
   */
  private boolean stand(@Nullable LineRef head, Position position) {
    Footing footing = Footing.of(head, position, seq -> hashAt(position, seq));
    if (footing instanceof Footing.Continue go) {
      if (go.ackedSeq() == position.ackedSeq()) {
        return false;
      }
      if (go.ackedSeq() < position.ackedSeq()) {
        log.warn(
            "Central went back from line {} to {}; sending again from there.",
            position.ackedSeq(),
            go.ackedSeq());
      }
      acknowledgements.acknowledge(position.streamId(), go.ackedSeq());
      return true;
    }
    if (healed) {
      log.error("Central's head still is another one after healing; waiting before the next try.");
      return false;
    }
    healed = healer.heal();
    return healed;
  }

  private @Nullable Hash hashAt(Position position, long seq) {
    if (seq == position.lastSeq()) {
      return position.lastHash();
    }
    List<StoredLine> line = journal.lines(stream(position), seq, seq, 0);
    return line.isEmpty() ? null : line.get(0).hash();
  }

  private Stream stream(Position position) {
    List<Stream> streams = journal.streams();
    return streams.get(position.streamOrdinal() - 1);
  }

  /**
   * @param envelope first line of the request
   * @param lines the lines that follow
   */
  private record Batch(SyncEnvelope envelope, List<byte[]> lines) {}

  private Batch batch(Position position, boolean empty) {
    long first = position.ackedSeq() + 1;
    long last = Math.min(position.lastSeq(), position.ackedSeq() + batchLines);
    List<StoredLine> lines =
        empty || last < first
            ? List.of()
            : journal.lines(stream(position), first, last, Wire.MAX_BATCH_BYTES);
    Hash previous =
        first == 0 ? null : Objects.requireNonNull(hashAt(position, first - 1), "acked line");
    verify(previous, lines);
    return new Batch(
        new SyncEnvelope(
            SyncEnvelope.PROTOCOL,
            requestIds.get(),
            position.streamId(),
            first,
            lines.size(),
            previous,
            reporter.report(position, lines.isEmpty() ? null : lines.get(0))),
        lines.stream().map(StoredLine::bytes).toList());
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
