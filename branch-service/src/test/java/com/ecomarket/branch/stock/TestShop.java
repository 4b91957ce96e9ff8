package com.ecomarket.branch.stock;

import com.ecomarket.branch.catalog.Catalog;
import com.ecomarket.branch.catalog.CurrentCatalog;
import com.ecomarket.branch.catalog.FirstStart;
import com.ecomarket.branch.catalog.Product;
import com.ecomarket.branch.journal.Journal;
import com.ecomarket.branch.journal.JournalReader;
import com.ecomarket.branch.journal.OpenJournal;
import com.ecomarket.branch.stock.StockStart.Started;
import com.ecomarket.contract.Facts.SaleFacts;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.SaleId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** A shop on a real journal whose writer runs where it is called, without a thread. */
public final class TestShop implements AutoCloseable {
  public static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-02T03:04:05.678Z"), ZoneOffset.UTC);

  private final OpenJournal opened;
  private final Started started;
  private final CurrentCatalog catalog;
  private final StockWriter writer;
  private final List<MovementsRecorded> recorded = new ArrayList<>();

  private TestShop(Path directory, String openingStock) {
    opened = OpenJournal.open(directory, CLOCK);
    started =
        new StockStart(opened, "B", CLOCK, () -> UUID.randomUUID().toString())
            .start(new FirstStart(null, openingStock));
    catalog = new CurrentCatalog(started.catalog());
    writer = new StockWriter(opened.journal(), catalog, started.stock(), recorded::add);
  }

  /** Opens the shop; a new one has 50, 20 and 10 units of products 1, 2 and 3. */
  public static TestShop open(Path directory) {
    return new TestShop(directory, "1:50,2:20,3:10");
  }

  static TestShop open(Path directory, String openingStock) {
    return new TestShop(directory, openingStock);
  }

  /** Copies the disk of a closed shop into a new directory below another one. */
  public static Path copyOf(Path disk, Path below) throws IOException {
    Path copy = Files.createTempDirectory(below, "backup");
    try (Stream<Path> files = Files.list(disk)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }

  public <T> T ask(Command<T> command) {
    CompletableFuture<T> outcome = new CompletableFuture<>();
    writer.run(List.of(new StockWriter.Waiting<>(command, outcome)), Runnable::run);
    try {
      return outcome.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** Sells without asking how much is there; the sale's id. */
  public String sell(long productId, int quantity) {
    Movement sold =
        ask(
            pen ->
                pen.write(
                    seq -> {
                      String saleId = SaleId.at(CLOCK.instant(), seq);
                      long left = pen.units(productId) - quantity;
                      SaleFacts facts = new SaleFacts(saleId, 1, left, null, null);
                      return Movement.of(seq, productId, quantity, 250, facts, CLOCK.instant());
                    }));
    return sold.facts().id();
  }

  public Stock stock() {
    return started.stock();
  }

  public Catalog catalog() {
    return catalog.now();
  }

  public CurrentCatalog currentCatalog() {
    return catalog;
  }

  /** Takes products as central's, the next version of epoch {@code e}. */
  public void learn(Product... products) {
    long version = catalog().epoch().equals("e") ? catalog().version() + 1 : 1;
    ask(
        pen -> {
          pen.learn("e", version, List.of(products));
          return true;
        });
  }

  public Journal journal() {
    return opened.journal();
  }

  public JournalReader reader() {
    return opened.reader();
  }

  public OpenJournal opened() {
    return opened;
  }

  List<MovementsRecorded> recorded() {
    return recorded;
  }

  @Override
  public void close() throws Exception {
    opened.close();
  }
}
