package com.ecomarket.central.pricelist;

import com.ecomarket.central.catalog.Change;
import com.ecomarket.edge.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Takes price lists, one at a time at each central, and remembers the last one until it restarts. A
 * second central has the catalogue's row between them, and answers 503 while it is held.
 */
@Component
class Imports {
  private final PriceListWriter writer;
  private final Clock clock;
  private final AtomicReference<@Nullable Running> running = new AtomicReference<>();
  private final AtomicReference<@Nullable Ended> last = new AtomicReference<>();

  Imports(PriceListWriter writer, Clock clock) {
    this.writer = writer;
    this.clock = clock;
  }

  /**
   * Reads the list, and if all of it is right, writes it.
   *
   * @throws Problem 409 {@code import-running}
   */
  Outcome take(InputStream body, boolean dryRun) {
    Running mine = new Running(clock.instant(), dryRun, new AtomicLong(), new AtomicLong());
    if (!running.compareAndSet(null, mine)) {
      throw Problem.of(HttpStatus.CONFLICT, "import-running");
    }
    Outcome outcome = null;
    try {
      outcome = taken(body, mine);
      return outcome;
    } finally {
      last.set(Ended.of(mine, clock.instant(), outcome));
      running.set(null);
    }
  }

  private Outcome taken(InputStream body, Running mine) {
    PriceList list;
    try {
      list = PriceListReader.read(body, mine.rowsRead()::incrementAndGet);
    } catch (IOException e) {
      throw CsvBody.unread(e);
    }
    writer.compare(list);
    if (list.bad() > 0) {
      return new Outcome.Wrong(list);
    }
    return mine.dryRun()
        ? writer.tried(list)
        : writer.written(list, rows -> mine.rowsWritten().addAndGet(rows));
  }

  /** The one in progress, null if there is none. */
  @Nullable Running running() {
    return running.get();
  }

  /** The last one that came to an end since this central started, null if none did. */
  @Nullable Ended last() {
    return last.get();
  }

  /**
   * @param since when it began
   * @param rowsWritten rows that were gone through for the second time
   */
  record Running(Instant since, boolean dryRun, AtomicLong rowsRead, AtomicLong rowsWritten) {}

  /**
   * @param badRows rows because of which it was refused; 0 if it broke off
   * @param summary null if nothing was done
   */
  record Ended(Instant since, Instant at, boolean dryRun, long badRows, @Nullable Summary summary) {
    private static Ended of(Running begun, Instant at, @Nullable Outcome outcome) {
      long bad = outcome instanceof Outcome.Wrong wrong ? wrong.list().bad() : 0;
      Summary summary = outcome instanceof Outcome.Fine fine ? fine.summary() : null;
      return new Ended(begun.since(), at, begun.dryRun(), bad, summary);
    }
  }

  /**
   * @param rows all of them; the next three are how many of them came to what
   * @param version of the catalogue after it
   */
  record Summary(long rows, long created, long changed, long unchanged, long version) {}

  /** What became of a list. */
  sealed interface Outcome {

    /** Nothing was done. */
    record Wrong(PriceList list) implements Outcome {}

    /**
     * It was written, or tried.
     *
     * @param version of the catalogue after it
     */
    record Fine(List<RowResult> rows, long version) implements Outcome {
      Summary summary() {
        Map<Change.Kind, Long> counts = new EnumMap<>(Change.Kind.class);
        rows.forEach(row -> counts.merge(row.kind(), 1L, Long::sum));
        return new Summary(
            rows.size(),
            counts.getOrDefault(Change.Kind.CREATED, 0L),
            counts.getOrDefault(Change.Kind.CHANGED, 0L),
            counts.getOrDefault(Change.Kind.UNCHANGED, 0L),
            version);
      }
    }
  }

  /** What became of one row. */
  record RowResult(long row, long productId, Change.Kind kind) {}
}
