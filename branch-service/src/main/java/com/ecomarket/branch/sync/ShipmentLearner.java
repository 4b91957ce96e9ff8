package com.ecomarket.branch.sync;

import com.ecomarket.branch.healing.Footing;
import com.ecomarket.branch.journal.JournalReader;
import com.ecomarket.branch.journal.Stream;
import com.ecomarket.branch.shipment.Announcements;
import com.ecomarket.branch.stock.Position;
import com.ecomarket.branch.stock.Stock;
import com.ecomarket.contract.SyncReply;
import org.springframework.stereotype.Component;

/**
 * Learns which shipments are open, and which of this shop's lines are in their numbers: all up to
 * the head of the same answer. While that head is not this journal's nothing is learned; the digest
 * that is reported stays, so central says it again.
 */
@Component
final class ShipmentLearner implements Learner {
  private final Announcements announcements;
  private final Stock stock;
  private final JournalReader journal;

  ShipmentLearner(Announcements announcements, Stock stock, JournalReader journal) {
    this.announcements = announcements;
    this.stock = stock;
    this.journal = journal;
  }

  @Override
  public boolean learn(SyncReply reply) {
    Position now = stock.position();
    Stream open = journal.stream(now.streamOrdinal());
    if (Footing.of(reply.head(), now, seq -> Batches.hashAt(journal, now, seq))
        instanceof Footing.Continue go) {
      announcements.take(reply.shipments(), open.firstPosition() + go.ackedSeq());
    }
    return false;
  }
}
