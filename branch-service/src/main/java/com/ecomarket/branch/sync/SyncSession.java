package com.ecomarket.branch.sync;

import com.ecomarket.branch.healing.Footing;
import com.ecomarket.branch.healing.Healer;
import com.ecomarket.branch.journal.JournalReader;
import com.ecomarket.branch.stock.Position;
import com.ecomarket.branch.stock.Stock;
import com.ecomarket.branch.sync.Batches.Batch;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.SyncReply;
import java.time.Duration;
import java.util.List;
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
  private final Batches batches;
  private final Stock stock;
  private final Acknowledgements acknowledgements;
  private final Healer healer;
  private final Reporter reporter;
  private final Pacing pacing;
  private final List<Learner> learners;

  private boolean refused;

  /** A conversation heals once: each healing writes lines, and a central in error never ends. */
  private boolean healed;

  /** Healings in a row that central's head did not wait for. */
  private int outrun;

  SyncSession(
      Central central,
      JournalReader journal,
      Stock stock,
      Acknowledgements acknowledgements,
      Healer healer,
      Reporter reporter,
      Pacing pacing,
      List<Learner> learners,
      Supplier<String> requestIds) {
    this.central = central;
    this.journal = journal;
    this.batches = new Batches(journal, reporter, requestIds);
    this.stock = stock;
    this.acknowledgements = acknowledgements;
    this.healer = healer;
    this.reporter = reporter;
    this.pacing = pacing;
    this.learners = List.copyOf(learners);
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
    Batch batch = batches.next(position, empty);
    CentralAnswer answer;
    try {
      answer = central.sync(batch.envelope(), batch.lines());
    } catch (CentralUnreachable e) {
      if (e.isTimeout()) {
        batches.tooMuch(batch);
      }
      throw e;
    }
    if (answer instanceof CentralAnswer.Posted posted) {
      batches.cameThrough(batch, posted.reply().maxBatch());
      return posted(posted.reply(), position, batch);
    }
    if (answer instanceof CentralAnswer.Elsewhere elsewhere) {
      log.info("Central's head of this branch is {}, not ours.", elsewhere.head());
      boolean insists = healed;
      boolean moved = stand(elsewhere.head(), position, batch);
      if (insists) {
        pacing.outrun(++outrun);
      } else if (!moved) {
        pacing.failed(); // Asked at once, it would say the same again.
      }
      return moved;
    }
    if (answer instanceof CentralAnswer.TooLarge && batch.size() > 1) {
      batches.tooMuch(batch);
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

  private boolean posted(SyncReply reply, Position position, Batch batch) {
    outrun = 0;
    for (long seq : reply.quarantined()) {
      log.error("Central could not interpret line {} and put it into quarantine.", seq);
    }
    pacing.answered(Duration.ofMillis(Math.max(0, reply.nextSyncAfterMs())));
    boolean moved = stand(reply.head(), position, batch);
    if (reply.tells() && learn(reply)) {
      return true;
    }
    if (batch.size() == 0) {
      return stock.position().pending() > 0;
    }
    // What one batch did not hold goes at once; a trickle gathers until central may be asked again.
    return moved && position.ackedSeq() + batch.size() < position.lastSeq();
  }

  /** Hands it to all who learn; true if one of them wants more at once. */
  private boolean learn(SyncReply reply) {
    boolean more = false;
    for (Learner learner : learners) {
      more |= learner.learn(reply);
    }
    return more;
  }

  /**
   * Takes central's head for what it is. True if that changed where this branch stands.
   *
   * @param position the position that the request was made from
   * @param batch the request: mostly it holds the head, read and checked a moment ago
   */
  private boolean stand(@Nullable LineRef head, Position position, Batch batch) {
    Footing footing = Footing.of(head, position, seq -> hashAt(position, batch, seq));
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

  private @Nullable Hash hashAt(Position position, Batch batch, long seq) {
    Hash sent = batch.hashAt(seq);
    return sent == null ? Batches.hashAt(journal, position, seq) : sent;
  }
}
