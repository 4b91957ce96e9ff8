package com.ecomarket.branch.sync;

import com.ecomarket.branch.BranchIdentity;
import com.ecomarket.branch.catalog.Catalog;
import com.ecomarket.branch.catalog.CurrentCatalog;
import com.ecomarket.branch.journal.JournalReader;
import com.ecomarket.branch.journal.StoredLine;
import com.ecomarket.branch.neighbour.Neighbours;
import com.ecomarket.branch.sale.CentralLink;
import com.ecomarket.branch.shipment.Announcements;
import com.ecomarket.branch.stock.Position;
import com.ecomarket.branch.stock.Stock;
import com.ecomarket.contract.StockDigest;
import com.ecomarket.contract.SyncEnvelope;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** What there is to say about the sync: to the operator, to the till, to central, to Prometheus. */
@Component
class SyncStatus implements CentralLink, Reporter {
  private final BranchIdentity branch;
  private final Stock stock;
  private final CurrentCatalog catalog;
  private final Neighbours neighbours;
  private final JournalReader journal;
  private final Announcements announcements;
  private final CircuitBreaker breaker;
  private final BreakerWaits waits;
  private final Pacing pacing;
  private final SyncLog syncLog;
  private final SyncSettings settings;
  private final Clock clock;
  private final String version;
  private final String instanceId = UUID.randomUUID().toString();
  private volatile Instant breakerSince;

  SyncStatus(
      BranchIdentity branch,
      Stock stock,
      CurrentCatalog catalog,
      Neighbours neighbours,
      JournalReader journal,
      Announcements announcements,
      CircuitBreaker breaker,
      BreakerWaits waits,
      Pacing pacing,
      SyncLog syncLog,
      SyncSettings settings,
      BuildProperties build,
      MeterRegistry metrics,
      Clock clock) {
    this.branch = branch;
    this.stock = stock;
    this.catalog = catalog;
    this.neighbours = neighbours;
    this.journal = journal;
    this.announcements = announcements;
    this.breaker = breaker;
    this.waits = waits;
    this.pacing = pacing;
    this.syncLog = syncLog;
    this.settings = settings;
    this.clock = clock;
    this.version = build.getVersion();
    this.breakerSince = clock.instant();
    breaker.getEventPublisher().onStateTransition(event -> breakerSince = clock.instant());
    Gauge.builder("ecomarket.sync.pending", stock, s -> s.position().pending())
        .description("Lines that central does not have yet")
        .register(metrics);
    Gauge.builder("ecomarket.journal.last.seq", stock, s -> s.position().lastSeq())
        .description("Last line of the open stream")
        .register(metrics);
  }

  SyncController.Status now() {
    Position position = stock.position();
    StoredLine oldest = oldestPending(position);
    return new SyncController.Status(
        branch.branchId(),
        position.streamId(),
        position.lastSeq(),
        position.ackedSeq(),
        position.pending(),
        oldest == null ? null : oldest.read().at(),
        settings.syncEnabled() ? breaker.getState().name() : "DISABLED",
        breakerSince,
        syncLog.lastSuccessAt(),
        syncLog.lastError(),
        settings.syncEnabled() ? nextAttemptAt(position) : null,
        catalog.now().version());
  }

  @Override
  public boolean isUp() {
    return breaker.getState() == State.CLOSED;
  }

  @Override
  public SyncEnvelope.Report report(Position position, @Nullable StoredLine first) {
    StoredLine oldest = first != null ? first : oldestPending(position);
    Catalog now = catalog.now();
    return new SyncEnvelope.Report(
        position.lastSeq(),
        position.lastHash(),
        StockDigest.text(position.digestSum()),
        oldest == null ? null : oldest.read().at(),
        breaker.getState().name(),
        new SyncEnvelope.CatalogMark(now.epoch(), now.version()),
        clock.instant(),
        instanceId,
        version,
        announcements.digest(),
        neighbours.cursors());
  }

  @Override
  public void refused(CentralAnswer answer) {
    syncLog.failed("central refuses: " + answer);
  }

  private @Nullable StoredLine oldestPending(Position position) {
    if (position.pending() == 0) {
      return null;
    }
    return journal.line(journal.stream(position.streamOrdinal()), position.ackedSeq() + 1);
  }

  private Instant nextAttemptAt(Position position) {
    if (breaker.getState() == State.OPEN) {
      return breakerSince.plusMillis(waits.last());
    }
    return clock.instant().plus(Duration.ofNanos(pacing.nanosToWait(position.pending() > 0)));
  }
}
