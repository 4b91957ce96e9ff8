package com.ecomarket.branch.stock;

import com.ecomarket.branch.stock.StockWriter.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. While it waits for the disk, the next commands gather: the slower the
 * disk, the larger the batch.
 */
public final class WriterThread implements AutoCloseable {
  /** Commands in one transaction at most; it bounds how long the first one waits for the last. */
  static final int MAX_BATCH = 512;

  /** So many commands in the last batch mean that more are on their way. */
  private static final int SIBLINGS = 6;

  private static final int GATHER_STEPS = 5;
  private static final long GATHER_STEP_NANOS = 100_000;

  private static final Logger log = LoggerFactory.getLogger(WriterThread.class);

  private final StockWriter writer;
  private final Runnable onBroken;
  private final Duration patience;
  private final BlockingQueue<Waiting<?>> queue;
  private final Thread thread;
  private int lastBatch;
  private volatile boolean closing;
  private volatile boolean broken;

  /**
   * @param queueLength commands that may wait; more are refused with {@link Overloaded}
   * @param patience how long a caller waits for a disk that does not answer
   * @param onBroken ends the process; called on the writer thread after the journal broke
   */
  public WriterThread(StockWriter writer, int queueLength, Duration patience, Runnable onBroken) {
    this.writer = writer;
    this.onBroken = onBroken;
    this.patience = patience;
    this.queue = new LinkedBlockingQueue<>(queueLength);
    this.thread = new Thread(this::work, "journal-writer");
    thread.start();
  }

  /**
   * Hands a command in.
   *
   * @return ends with its outcome once that is durable; or with {@link Overloaded} if too many wait
   *     already, with {@link NotRecorded} if the journal refused it, with {@link TimeoutException}
   *     if the disk did not answer in time (then nobody knows)
   */
  public <T> CompletableFuture<T> submit(Command<T> command) {
    Waiting<T> waiting = new Waiting<>(command, new CompletableFuture<>());
    if (closing || broken || !queue.offer(waiting)) {
      return CompletableFuture.failedFuture(new Overloaded());
    }
    return waiting.outcome().orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * Hands a command in and waits until its outcome is durable.
   *
   * @throws Overloaded if too many wait already
   * @throws NotRecorded if the journal refused it, or did not answer in time (then nobody knows)
   */
  public <T> T ask(Command<T> command) {
    try {
      return submit(command).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new NotRecorded(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotRecorded(e);
    }
  }

  /** Whether the thread takes commands. */
  public boolean isWorking() {
    return thread.isAlive() && !broken && !closing;
  }

  /** Commands that wait now. */
  public int waiting() {
    return queue.size();
  }

  private void work() {
    List<Waiting<?>> taken = new ArrayList<>(MAX_BATCH);
    while (!closing || !queue.isEmpty()) {
      take(taken);
      try {
        runInOrder(taken);
      } catch (RuntimeException | Error e) {
        broken = true;
        log.error("The journal broke; this process acknowledges nothing more.", e);
        onBroken.run();
        return;
      }
      taken.clear();
    }
  }

  /** All that wait, at one grip of the queue's lock: the tills want it too. */
  private void take(List<Waiting<?>> taken) {
    try {
      Waiting<?> first = queue.poll(100, TimeUnit.MILLISECONDS);
      if (first != null) {
        taken.add(first);
        queue.drainTo(taken, MAX_BATCH - 1);
        gather(taken);
      }
    } catch (InterruptedException e) {
      // Only close() ends this thread, and it does not interrupt.
    }
  }

  /**
   * While many tills sell, those who were just answered are about to ask again: waiting a moment
   * for them costs each a little and saves all of them flushes (PostgreSQL's {@code commit_delay}
   * and {@code commit_siblings}). A till that sells alone never waits.
   */
  private void gather(List<Waiting<?>> taken) {
    int expected = lastBatch < SIBLINGS ? 0 : lastBatch;
    for (int step = 0; step < GATHER_STEPS && taken.size() < expected; step++) {
      int before = taken.size();
      LockSupport.parkNanos(GATHER_STEP_NANOS);
      queue.drainTo(taken, MAX_BATCH - before);
      if (taken.size() == before) {
        break;
      }
    }
    lastBatch = taken.size();
  }

  /** One transaction for all, but one for itself for each command that wants it. */
  private void runInOrder(List<Waiting<?>> taken) {
    int from = 0;
    for (int i = 0; i < taken.size(); i++) {
      if (taken.get(i).command().alone()) {
        run(taken.subList(from, i));
        run(taken.subList(i, i + 1));
        from = i + 1;
      }
    }
    run(taken.subList(from, taken.size()));
  }

  private void run(List<Waiting<?>> batch) {
    if (!batch.isEmpty()) {
      writer.run(batch);
    }
  }

  /** Takes no more commands, finishes those that wait, and ends. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join(patience.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
