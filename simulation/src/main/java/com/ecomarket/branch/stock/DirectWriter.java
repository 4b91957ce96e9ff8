package com.ecomarket.branch.stock;

import com.ecomarket.branch.catalog.CurrentCatalog;
import com.ecomarket.branch.journal.Journal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.NullMarked;

/** Feeds the {@link StockWriter} as {@link WriterThread} does, on the caller's thread. */
@NullMarked
public final class DirectWriter {
  private final StockWriter writer;

  /** Writes into a journal that was just opened. */
  public DirectWriter(Journal journal, CurrentCatalog catalog, Stock stock) {
    writer = new StockWriter(journal, catalog, stock, recorded -> {});
  }

  /** A command of a till, and where its outcome goes. */
  public record Asked(Command<Decided> command, CompletableFuture<Decided> outcome) {}

  /**
   * Decides commands that wait together: one transaction, but one of its own where it is wanted.
   */
  public void run(List<Asked> asked, Executor answers) {
    List<StockWriter.Waiting<?>> batch = new ArrayList<>();
    for (Asked one : asked) {
      StockWriter.Waiting<?> waiting = new StockWriter.Waiting<>(one.command(), one.outcome());
      if (one.command().alone()) {
        commit(batch, answers);
        commit(List.of(waiting), answers);
        batch.clear();
      } else {
        batch.add(waiting);
      }
    }
    commit(batch, answers);
  }

  private void commit(List<StockWriter.Waiting<?>> batch, Executor answers) {
    if (!batch.isEmpty()) {
      writer.run(List.copyOf(batch), answers);
    }
  }

  /**
   * Decides one command.
   *
   * @throws NotRecorded if the journal refused it
   */
  public <T> T ask(Command<T> command) {
    CompletableFuture<T> outcome = new CompletableFuture<>();
    writer.run(List.of(new StockWriter.Waiting<>(command, outcome)), Runnable::run);
    try {
      return outcome.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
