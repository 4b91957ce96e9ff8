package com.ecomarket.central.commit;

import com.ecomarket.edge.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Group commit: what comes while one transaction is on its way to the disk is done in the next one,
 * together. With one writer, as on SQLite, every commit is a flush that all others wait for, and a
 * thousand shops with a few lines each are a thousand flushes.
 *
 * <p>Guarantee: a result is handed out only after the commit that makes it true. Of a transaction
 * that fails nothing is there; its works are then done one by one, so that none fails for another's
 * sake.
 */
@Component
public class GroupCommit implements DisposableBean {
  private static final Logger log = LoggerFactory.getLogger(GroupCommit.class);

  /**
   * Lines after which a transaction takes nothing more: two full batches. Beside that many the
   * flush is small, and the others would wait for all of them.
   */
  private static final int ENOUGH_LINES = 1000;

  private final OneTransaction transaction;
  private final int most;
  private final Queue<Waiting<?>> waiting = new ConcurrentLinkedQueue<>();
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(work -> new Thread(work, "group-commit"));

  GroupCommit(OneTransaction transaction, CommitSettings settings) {
    this.transaction = transaction;
    this.most = settings.commitTogether();
  }

  /**
   * Does the work in a transaction, perhaps with that of others before and after it, and waits for
   * the commit. It may be done twice, if the first time was rolled back.
   *
   * @param lines that it posts
   * @throws Problem 503 {@code central-busy}, as {@link OneTransaction}
   */
  public <T> T run(int lines, Supplier<T> work) {
    if (most == 1) {
      return transaction.run(work);
    }
    Waiting<T> mine = new Waiting<>(lines, work, new CompletableFuture<>());
    waiting.add(mine);
    writer.execute(this::commitNext);
    return mine.result();
  }

  /** Works that nobody does yet. */
  int waiting() {
    return waiting.size();
  }

  /** As often as something was added; whoever comes late finds nothing left to do. */
  private void commitNext() {
    List<Waiting<?>> group = next();
    if (group.size() == 1) {
      group.get(0).doAlone(transaction);
    } else if (!group.isEmpty()) {
      commit(group);
    }
  }

  private List<Waiting<?>> next() {
    List<Waiting<?>> group = new ArrayList<>();
    int lines = 0;
    while (group.size() < most && lines < ENOUGH_LINES) {
      Waiting<?> one = waiting.poll();
      if (one == null) {
        break;
      }
      group.add(one);
      lines += one.lines();
    }
    return group;
  }

  private void commit(List<Waiting<?>> group) {
    try {
      transaction.run(() -> group.stream().map(Waiting::does).toList()).forEach(Runnable::run);
    } catch (RuntimeException | Error e) {
      if (e instanceof Problem problem && problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
        // One by one, each would wait as long for the same database.
        group.forEach(one -> one.outcome().completeExceptionally(problem));
      } else {
        log.warn("{} transactions in one failed, and are done one by one: {}", group.size(), e);
        group.forEach(one -> one.doAlone(transaction));
      }
    }
  }

  @Override
  public void destroy() {
    writer.shutdown();
  }

  private record Waiting<T>(int lines, Supplier<T> work, CompletableFuture<T> outcome) {
    Runnable does() {
      T result = work.get();
      return () -> outcome.complete(result);
    }

    void doAlone(OneTransaction transaction) {
      try {
        outcome.complete(transaction.run(work));
      } catch (RuntimeException | Error e) {
        outcome.completeExceptionally(e);
      }
    }

    T result() {
      try {
        return outcome.join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof Error error) {
          throw error;
        }
        throw e.getCause() instanceof RuntimeException cause ? cause : e;
      }
    }
  }
}
