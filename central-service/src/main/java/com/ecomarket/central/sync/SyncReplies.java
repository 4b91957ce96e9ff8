package com.ecomarket.central.sync;

import com.ecomarket.central.discrepancy.CountRequests;
import com.ecomarket.central.intake.Received;
import com.ecomarket.central.inventory.NeighbourShelves;
import com.ecomarket.central.shipment.ShipmentNews;
import com.ecomarket.contract.CatalogPage;
import com.ecomarket.contract.CountRequest;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.NeighbourStock;
import com.ecomarket.contract.OpenShipments;
import com.ecomarket.contract.SyncEnvelope.Report;
import com.ecomarket.contract.SyncReply;
import com.ecomarket.contract.Wire;
import com.ecomarket.edge.Problem;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * What central answers to a request that it took. All but the head is read after the lines are
 * posted, beside the transaction: it is state, and what is not said now is said with the next
 * heartbeat (DESIGN §4, rule 7).
 */
@Component
class SyncReplies {
  private static final Logger log = LoggerFactory.getLogger(SyncReplies.class);

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
    News news = news(batch);
    return new SyncReply(
        batch.envelope().requestId(),
        head == null ? null : head.streamId(),
        head == null ? -1 : head.seq(),
        head == null ? null : head.hash(),
        batch.quarantined(),
        clock.instant(),
        settings.nextSyncAfter().toMillis(),
        Wire.MAX_BATCH_LINES,
        news.catalog(),
        news.shipments(),
        news.elsewhere(),
        news.counts(),
        news.told() ? null : true);
  }

  private record News(
      @Nullable CatalogPage catalog,
      @Nullable OpenShipments shipments,
      List<NeighbourStock> elsewhere,
      List<CountRequest> counts,
      boolean told) {}

  /** Whatever goes wrong here: the lines are posted, and the branch shall hear it in time. */
  private News news(Received.Batch batch) {
    Report report = batch.envelope().report();
    try {
      return new News(
          catalog.since(report.catalog()),
          shipments.of(batch.branchId(), report.shipments()),
          shelves.since(report.neighbours()),
          counts.askedOf(batch.branchId()),
          true);
    } catch (DataAccessException | Problem e) {
      log.warn("{} is told nothing new this time: {}", batch.branchId(), e.getMessage());
      return new News(null, null, List.of(), List.of(), false);
    }
  }
}
