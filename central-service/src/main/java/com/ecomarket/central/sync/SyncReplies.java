package com.ecomarket.central.sync;

import com.ecomarket.central.discrepancy.CountRequests;
import com.ecomarket.central.intake.Received;
import com.ecomarket.central.inventory.NeighbourShelves;
import com.ecomarket.central.shipment.ShipmentNews;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.SyncEnvelope.Report;
import com.ecomarket.contract.SyncReply;
import com.ecomarket.contract.Wire;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What central answers to a request that it took. All but the head is read after the lines are
 * posted, beside the transaction: it is state, and what is not said now is said with the next
 * heartbeat (DESIGN §4, rule 7).
 */
@Component
class SyncReplies {
  private final SyncSettings settings;
  private final CatalogNews catalog;
  private final ShipmentNews shipments;
  private final NeighbourShelves shelves;
  private final CountRequests counts;
  private final Clock clock;

  SyncReplies(
      SyncSettings settings,
      CatalogNews catalog,
      ShipmentNews shipments,
      NeighbourShelves shelves,
      CountRequests counts,
      Clock clock) {
    this.settings = settings;
    this.catalog = catalog;
    this.shipments = shipments;
    this.shelves = shelves;
    this.counts = counts;
    this.clock = clock;
  }

  /**
   * The answer.
   *
   * @param head of the branch after the request, null if it has none
   */
  SyncReply to(Received.Batch batch, @Nullable LineRef head) {
    Report report = batch.envelope().report();
    return new SyncReply(
        batch.envelope().requestId(),
        head == null ? null : head.streamId(),
        head == null ? -1 : head.seq(),
        head == null ? null : head.hash(),
        batch.quarantined(),
        clock.instant(),
        settings.nextSyncAfter().toMillis(),
        Wire.MAX_BATCH_LINES,
        catalog.since(report.catalog()),
        shipments.of(batch.branchId(), report.shipments()),
        shelves.since(report.neighbours()),
        counts.askedOf(batch.branchId()));
  }
}
