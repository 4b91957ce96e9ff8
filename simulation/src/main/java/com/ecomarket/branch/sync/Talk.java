package com.ecomarket.branch.sync;

import com.ecomarket.branch.catalog.CurrentCatalog;
import com.ecomarket.branch.healing.Healer;
import com.ecomarket.branch.journal.JournalReader;
import com.ecomarket.branch.journal.StoredLine;
import com.ecomarket.branch.shipment.Announcements;
import com.ecomarket.branch.stock.DirectWriter;
import com.ecomarket.branch.stock.NotRecorded;
import com.ecomarket.branch.stock.Position;
import com.ecomarket.branch.stock.Stock;
import com.ecomarket.contract.StockDigest;
import com.ecomarket.contract.SyncEnvelope;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * A shop's side of the sync: the real session, healer, learners and pacing, put together as {@code
 * SyncParts} does and driven as {@link CentralNotifier} and {@link Heartbeat} do, without their
 * threads. The circuit breaker is not plain and is left out: it only ever makes a shop wait.
 */
@NullMarked
public final class Talk {
  private final Stock stock;
  private final Pacing pacing;
  private final SyncSession session;
  private boolean refused;

  /** What the talk is made of; {@code nanos} never steps, {@code clock} may. */
  public record Parts(
      String branchId,
      String instanceId,
      Uplink uplink,
      JournalReader journal,
      Stock stock,
      CurrentCatalog catalog,
      Announcements announcements,
      DirectWriter writer,
      Clock clock,
      LongSupplier nanos,
      DoubleSupplier random,
      Supplier<String> ids) {}

  /** How a conversation ended. */
  public enum End {
    /** Central was heard. */
    WELL,
    /** Central refused in a way that needs a person. */
    REFUSED,
    /** Central was not reached, or the journal took no acknowledgement. */
    LATER
  }

  /** A shop that has not talked yet. */
  public Talk(Parts parts) {
    stock = parts.stock();
    pacing = new Pacing(Duration.ofSeconds(2), parts.nanos(), parts.random());
    Central central = new WiredCentral(parts.uplink());
    DirectWriter writer = parts.writer();
    Healer healer =
        new Healer(
            parts.branchId(), central, parts.journal(), writer::ask, parts.ids(), parts.clock());
    session =
        new SyncSession(
            central,
            parts.journal(),
            stock,
            (stream, seq) -> writer.ask(new Acknowledge(stream, seq)),
            healer,
            new Spokesman(parts),
            pacing,
            List.of(
                new CatalogLearner(parts.catalog(), writer::ask),
                new ShipmentLearner(parts.announcements(), stock, parts.journal())),
            parts.ids());
  }

  /** Whether it is time to talk. */
  public boolean isDue() {
    return pacing.isDue(stock.position().pending() > 0);
  }

  /** One conversation, to its end. */
  public End run(boolean probing) {
    try {
      refused = false;
      return session.run(probing) && !refused ? End.WELL : End.REFUSED;
    } catch (CentralUnreachable | NotRecorded e) {
      pacing.failed();
      return End.LATER;
    }
  }

  private final class Spokesman implements Reporter {
    private final Parts parts;

    Spokesman(Parts parts) {
      this.parts = parts;
    }

    @Override
    public SyncEnvelope.Report report(Position position, @Nullable StoredLine oldestPending) {
      return new SyncEnvelope.Report(
          position.lastSeq(),
          position.lastHash(),
          StockDigest.text(position.digestSum()),
          oldestPending == null ? null : oldestPending.read().at(),
          "CLOSED",
          new SyncEnvelope.CatalogMark(
              parts.catalog().now().epoch(), parts.catalog().now().version()),
          parts.clock().instant(),
          parts.instanceId(),
          "simulated",
          parts.announcements().digest(),
          Map.of());
    }

    @Override
    public void refused(CentralAnswer answer) {
      refused = true;
    }
  }
}
