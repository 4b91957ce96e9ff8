package com.ecomarket.branch.stock;

import com.ecomarket.branch.catalog.Catalog;
import com.ecomarket.branch.catalog.FirstStart;
import com.ecomarket.branch.catalog.Product;
import com.ecomarket.branch.journal.CheckedJournal;
import com.ecomarket.branch.journal.Journal;
import com.ecomarket.branch.journal.JournalCheck;
import com.ecomarket.branch.journal.JournalEntry;
import com.ecomarket.branch.journal.JournalRefused;
import com.ecomarket.branch.journal.JournalUnavailable;
import com.ecomarket.branch.journal.Stream;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.StreamLine;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the stock from the journal when the branch starts. A new journal begins with the opening
 * stock; one that has lost or damaged lines is sealed and the shop sells on in a new stream, until
 * central answers and healing brings back what it has.
 */
public final class StockStart {
  private static final Logger log = LoggerFactory.getLogger(StockStart.class);

  private final CheckedJournal opened;
  private final String branchId;
  private final Clock clock;
  private final Supplier<String> streamIds;

  public StockStart(
      CheckedJournal opened, String branchId, Clock clock, Supplier<String> streamIds) {
    this.opened = opened;
    this.branchId = branchId;
    this.clock = clock;
    this.streamIds = streamIds;
  }

  /**
   * The stock and the catalogue to sell from.
   *
   * @throws JournalRefused if the journal takes no line
   */
  public Started start(FirstStart first) {
    JournalCheck check = opened.check();
    Stream open = check.stream();
    LineRef last = check.last();
    if (open == null || last == null) {
      Catalog catalog = first.catalog();
      return new Started(begin(catalog, first.openingUnits(catalog), check.highWater()), catalog);
    }
    Stock stock = new Stock(check.units(), position(open, last, check.units()));
    if (!check.sound()) {
      log.error(
          "The journal is damaged: {} lines missing or unreadable, it once reached {}."
              + " The stream is sealed; the shop sells on in a new one.",
          check.damaged(),
          check.highWater());
      reopen(stock, check);
    }
    if (check.sound() && !check.units().equals(withoutMissing(opened.balances(), check.units()))) {
      log.error("The stored balances differ from the lines; the lines count.");
    }
    Catalog stored = opened.catalog();
    // Of a damaged journal nothing of it may be left; then what the shop began with is better.
    return new Started(stock, stored.products().isEmpty() ? first.catalog() : stored);
  }

  /**
   * What a start found.
   *
   * @param stock units on the shelf
   * @param catalog what may be sold
   */
  public record Started(Stock stock, Catalog catalog) {}

  private Stock begin(Catalog catalog, Map<Long, Long> units, @Nullable LineRef highWater) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    StreamLine first = new StreamLine(branchId, streamIds.get(), null, highWater, now);
    Stock stock = Stock.beforeFirstLine();
    Pen pen = new Pen(stock, catalog, opened.journal());
    pen.openStream(first, Map.of());
    units.forEach(
        (productId, quantity) -> {
          Product product = Objects.requireNonNull(catalog.find(productId));
          pen.write(
              seq ->
                  Movement.opening(
                      seq, productId, product.name(), product.priceCents(now), quantity, now));
        });
    List<JournalEntry> entries = new ArrayList<>(pen.entries());
    entries.add(
        new JournalEntry.ProductsLearned(
            catalog.epoch(), catalog.version(), List.copyOf(catalog.products())));
    commit(entries);
    pen.apply();
    return stock;
  }

  private void reopen(Stock stock, JournalCheck check) {
    Pen pen = new Pen(stock, opened.catalog(), opened.journal());
    LineRef reached = check.highWater() == null ? check.last() : check.highWater();
    pen.openStream(
        new StreamLine(
            branchId,
            streamIds.get(),
            check.footing(),
            reached,
            clock.instant().truncatedTo(ChronoUnit.MILLIS)),
        Map.copyOf(stock.all()));
    commit(pen.entries());
    pen.apply();
  }

  private void commit(List<JournalEntry> entries) {
    Journal journal = opened.journal();
    try {
      journal.commit(entries);
    } catch (JournalUnavailable e) {
      throw new JournalRefused("The journal takes nothing: " + e.getMessage());
    }
  }

  private static Position position(Stream open, LineRef last, Map<Long, Long> units) {
    return new Position(
        open.ordinal(),
        open.streamId(),
        open.base(),
        last.seq(),
        last.hash(),
        open.ackedSeq(),
        Stock.digest(units));
  }

  /** Balances of products whose lines were all healed away are kept as zeros. */
  private static Map<Long, Long> withoutMissing(Map<Long, Long> stored, Map<Long, Long> units) {
    stored.entrySet().removeIf(row -> row.getValue() == 0 && !units.containsKey(row.getKey()));
    return stored;
  }
}
