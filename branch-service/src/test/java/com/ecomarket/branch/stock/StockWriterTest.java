package com.ecomarket.branch.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecomarket.branch.catalog.Catalog;
import com.ecomarket.branch.catalog.CurrentCatalog;
import com.ecomarket.branch.catalog.Product;
import com.ecomarket.branch.journal.Journal;
import com.ecomarket.branch.journal.JournalEntry;
import com.ecomarket.branch.journal.JournalUnavailable;
import com.ecomarket.branch.journal.StoredLine;
import com.ecomarket.branch.stock.StockWriter.Waiting;
import com.ecomarket.contract.Facts.SaleFacts;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.StockDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StockWriterTest {
  private final FakeJournal journal = new FakeJournal();
  private final Stock stock =
      new Stock(
          Map.of(1L, 10L),
          new Position(
              1, "S", null, 0, Hash.next(null, new byte[0]), -1, Stock.digest(Map.of(1L, 10L))));
  private final List<MovementsRecorded> recorded = new ArrayList<>();
  private final CurrentCatalog catalog =
      new CurrentCatalog(new Catalog("local", 1, List.of(new Product(1, "Pan", 180))));
  private final StockWriter writer = new StockWriter(journal, catalog, stock, recorded::add);

  @Test
  void commitsABatchOnceAndTellsOnce() {
    List<Waiting<Long>> batch = List.of(sale(3), sale(4));

    run(batch);

    assertThat(journal.commits).hasSize(1);
    assertThat(writer.commits()).isEqualTo(1);
    assertThat(batch).allMatch(waiting -> waiting.outcome().isDone());
    assertThat(stock.units(1)).isEqualTo(3);
    assertThat(recorded).containsExactly(new MovementsRecorded("S", 2));
    assertThat(StockDigest.text(stock.position().digestSum()))
        .isEqualTo(StockDigest.of(Map.of(1L, 3L)));
  }

  @Test
  void decidesAWholeBatchWithOneCatalogueAndShowsTheNextOneAfterTheCommit() {
    List<Catalog> seen = new ArrayList<>();
    Command<Boolean> first = pen -> learn(pen, 1, new Product(1, "Pan", 190));
    Command<Boolean> second = pen -> learn(pen, 2, new Product(2, "Leche", 320));
    Command<Boolean> looks = pen -> seen.add(pen.catalog());
    journal.beforeCommit = () -> seen.add(catalog.now());
    Catalog before = catalog.now();

    run(List.of(waiting(first), waiting(second), waiting(looks)));

    assertThat(seen).containsExactly(before, before);
    assertThat(catalog.now().version()).isEqualTo(2);
    assertThat(catalog.now().products())
        .containsExactly(new Product(1, "Pan", 190), new Product(2, "Leche", 320));
  }

  @Test
  void keepsItsCatalogueWhenTheCommitIsRefused() {
    journal.refuse = true;
    Waiting<Boolean> waiting = waiting(pen -> learn(pen, 1, new Product(1, "Pan", 190)));

    run(List.of(waiting));

    assertThat(waiting.outcome()).isCompletedExceptionally();
    assertThat(catalog.now().find(1).priceCents(Instant.EPOCH)).isEqualTo(180);
    assertThat(catalog.now().epoch()).isEqualTo("local");
  }

  private static boolean learn(Pen pen, long version, Product product) {
    pen.learn("e", version, List.of(product));
    return true;
  }

  @Test
  void decidesEachCommandAgainstTheOnesBeforeIt() {
    List<Waiting<Long>> batch = List.of(sale(6), sale(6), sale(4));

    run(batch);

    assertThat(batch.stream().map(waiting -> waiting.outcome().join()))
        .containsExactly(4L, -1L, 0L);
  }

  @Test
  void showsNothingBeforeTheCommit() {
    journal.beforeCommit =
        () -> {
          assertThat(stock.units(1)).isEqualTo(10);
          assertThat(stock.position().lastSeq()).isZero();
        };
    Waiting<Long> waiting = sale(3);
    journal.beforeCommit = () -> assertThat(waiting.outcome().isDone()).isFalse();

    run(List.of(waiting));

    assertThat(waiting.outcome().join()).isEqualTo(7);
  }

  @Test
  void leavesMemoryAsItWasWhenTheJournalRefuses() throws Exception {
    Position before = stock.position();
    journal.refuse = true;
    Waiting<Long> waiting = sale(3);

    run(List.of(waiting));

    assertThatThrownBy(waiting.outcome()::join).hasCauseInstanceOf(NotRecorded.class);
    assertThat(stock.units(1)).isEqualTo(10);
    assertThat(stock.position()).isEqualTo(before);
    assertThat(recorded).isEmpty();

    journal.refuse = false;
    run(List.of(sale(3)));
    assertThat(stock.position().lastSeq()).isEqualTo(1);
  }

  @Test
  void acknowledgesNothingWhenTheOutcomeIsUnknown() {
    journal.broken = true;
    Waiting<Long> waiting = sale(3);

    assertThatThrownBy(() -> run(List.of(waiting))).isInstanceOf(IllegalStateException.class);

    assertThat(waiting.outcome()).isCompletedExceptionally();
    assertThat(stock.units(1)).isEqualTo(10);
  }

  @Test
  void hurtsNobodyElseWhenACommandThrowsBeforeItWrites() {
    Waiting<Long> bad =
        waiting(
            pen -> {
              throw new IllegalArgumentException("bad");
            });
    Waiting<Long> good = sale(3);

    run(List.of(bad, good));

    assertThatThrownBy(bad.outcome()::join).hasCauseInstanceOf(IllegalArgumentException.class);
    assertThat(good.outcome().join()).isEqualTo(7);
  }

  @Test
  void commitsNothingWhenACommandThrowsAfterItWrote() {
    Waiting<Long> good = sale(3);
    Waiting<Long> bad =
        waiting(
            pen -> {
              write(pen, 1);
              throw new IllegalArgumentException("half done");
            });

    assertThatThrownBy(() -> run(List.of(good, bad))).hasMessage("half done");

    assertThat(journal.commits).isEmpty();
    assertThat(good.outcome()).isCompletedExceptionally();
    assertThat(stock.units(1)).isEqualTo(10);
  }

  @Test
  void doesNotTouchTheDiskForARefusal() {
    run(List.of(sale(11)));

    assertThat(journal.commits).isEmpty();
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private void run(List<? extends Waiting<?>> batch) {
    writer.run((List) batch, Runnable::run);
  }

  /** Sells if there is enough; what is left, or -1. */
  private static Waiting<Long> sale(long quantity) {
    return waiting(
        pen -> {
          if (pen.units(1) < quantity) {
            return -1L;
          }
          write(pen, quantity);
          return pen.units(1);
        });
  }

  private static void write(Pen pen, long quantity) {
    pen.write(
        seq ->
            Movement.of(
                seq, 1, quantity, 180, new SaleFacts("s", 1, 0, null, null), Instant.EPOCH));
  }

  private static <T> Waiting<T> waiting(Command<T> command) {
    return new Waiting<>(command, new CompletableFuture<>());
  }

  private static final class FakeJournal implements Journal {
    private final List<List<JournalEntry>> commits = new ArrayList<>();
    private Runnable beforeCommit = () -> {};
    private boolean refuse;
    private boolean broken;

    @Override
    public void commit(List<JournalEntry> entries) throws JournalUnavailable {
      beforeCommit.run();
      if (refuse) {
        throw new JournalUnavailable("full", new IllegalStateException());
      }
      if (broken) {
        throw new IllegalStateException("unknown outcome");
      }
      commits.add(entries);
    }

    @Override
    public List<StoredLine> findByKey(String key) {
      return List.of();
    }

    @Override
    public @Nullable String doneWithoutLine(String key) {
      return null;
    }

    @Override
    public List<StoredLine> ofShipment(String shipmentId) {
      return List.of();
    }

    @Override
    public long returned(String saleId, long productId) {
      return 0;
    }
  }
}
