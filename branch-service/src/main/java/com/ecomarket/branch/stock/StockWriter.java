package com.ecomarket.branch.stock;

import com.ecomarket.branch.catalog.Catalog;
import com.ecomarket.branch.catalog.CurrentCatalog;
import com.ecomarket.branch.journal.Journal;
import com.ecomarket.branch.journal.JournalBroken;
import com.ecomarket.branch.journal.JournalUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Decides a batch of commands and commits it: group commit. Plain and single-threaded; {@link
 * WriterThread} feeds it.
 *
 * <p>Guarantee: an outcome is handed out only after the commit that makes it true, and readers see
 * it only then. A refused commit leaves memory as it was. Nothing is sold twice, because every
 * decision sees all decisions before it.
 */
public final class StockWriter {
  private final Journal journal;
  private final CurrentCatalog catalog;
  private final Stock stock;
  private final Consumer<MovementsRecorded> recorded;
  private final LongAdder commits = new LongAdder();

  /**
   * @param recorded told after each commit that wrote lines; must not throw and must not wait
   */
  public StockWriter(
      Journal journal, CurrentCatalog catalog, Stock stock, Consumer<MovementsRecorded> recorded) {
    this.journal = journal;
    this.catalog = catalog;
    this.stock = stock;
    this.recorded = recorded;
  }

  /** How many batches it has committed: each is one flush of the disk. */
  public long commits() {
    return commits.sum();
  }

  /** A command that waits for its outcome. */
  record Waiting<T>(Command<T> command, CompletableFuture<T> outcome) {

    Runnable decide(Pen pen) {
      T result = command.decide(pen);
      return () -> outcome.complete(result);
    }
  }

  /**
   * Runs one batch to its end.
   *
   * @param answers completes the outcomes once they are true, and with them runs whatever waits for
   *     them; refused ones are complete when this returns
   * @throws com.ecomarket.branch.journal.JournalBroken if nothing more may be acknowledged
   */
  void run(List<Waiting<?>> batch, Executor answers) {
    Pen pen = new Pen(stock, catalog.now(), journal);
    List<Runnable> outcomes = new ArrayList<>(batch.size());
    List<Waiting<?>> decided = new ArrayList<>(batch.size());
    try {
      for (Waiting<?> waiting : batch) {
        int before = pen.written();
        try {
          outcomes.add(waiting.decide(pen));
          decided.add(waiting);
        } catch (RuntimeException e) {
          waiting.outcome().completeExceptionally(e);
          if (e instanceof JournalBroken || pen.written() != before) {
            throw e;
          }
        }
      }
      if (pen.written() > 0) {
        journal.commit(pen.entries());
        commits.increment();
        pen.apply();
        Catalog learned = pen.learned();
        if (learned != null) {
          catalog.replace(learned);
        }
      }
    } catch (JournalUnavailable e) {
      decided.forEach(waiting -> waiting.outcome().completeExceptionally(new NotRecorded(e)));
      return;
    } catch (RuntimeException | Error e) {
      batch.forEach(waiting -> waiting.outcome().completeExceptionally(e));
      throw e;
    }
    answers.execute(() -> outcomes.forEach(Runnable::run));
    if (pen.hasLines()) {
      Position position = stock.position();
      recorded.accept(new MovementsRecorded(position.streamId(), position.lastSeq()));
    }
  }
}
