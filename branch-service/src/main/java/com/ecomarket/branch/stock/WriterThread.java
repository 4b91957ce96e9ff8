package com.ecomarket.branch.stock;

import com.ecomarket.branch.stock.StockWriter.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. While it waits for the disk, the next commands gather: the slower the
 * disk, the larger the batch.
 */
public final class WriterThread implements AutoCloseable {
  /** Commands in one transaction at most; it bounds how long the first one waits for the last. */
  static final int MAX_BATCH = 512;

  private static final Logger log = LoggerFactory.getLogger(WriterThread.class);

  private final StockWriter writer;
  private final Runnable onBroken;
  private final Duration patience;
  private final BlockingQueue<Waiting<?>> queue;
  private final Thread thread;
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
    this.queue = new ArrayBlockingQueue<>(queueLength);
    this.thread = new Thread(this::work, "journal-writer");
    thread.start();
  }

  /**
   * Hands a command in and waits until its outcome is durable.
   *
   * @throws Overloaded if too many wait already
   * @throws NotRecorded if the journal refused it, or did not answer in time (then nobody knows)
   */
  public <T> T ask(Command<T> command) {
    Waiting<T> waiting = new Waiting<>(command, new CompletableFuture<>());
    if (closing || broken || !queue.offer(waiting)) {
      throw new Overloaded();
    }
    try {
      return waiting.outcome().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new NotRecorded(e);
    } catch (TimeoutException e) {
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
    List<Waiting<?>> batch = new ArrayList<>(MAX_BATCH);
    Waiting<?> held = null;
    while (held != null || !closing || !queue.isEmpty()) {
      held = gather(batch, held);
      if (batch.isEmpty()) {
        continue;
      }
      try {
        writer.run(batch);
      } catch (RuntimeException | Error e) {
        broken = true;
        log.error("The journal broke; this process acknowledges nothing more.", e);
        onBroken.run();
        return;
      } finally {
        batch.clear();
      }
    }
  }

  /** Fills the batch; a command that wants to be alone is held back for the next one. */
  private @Nullable Waiting<?> gather(List<Waiting<?>> batch, @Nullable Waiting<?> held) {
    Waiting<?> next = held != null ? held : poll();
    while (next != null) {
      if (next.command().alone()) {
        if (!batch.isEmpty()) {
          return next;
        }
        batch.add(next);
        return null;
      }
      batch.add(next);
      next = batch.size() < MAX_BATCH ? queue.poll() : null;
    }
    return null;
  }

  private @Nullable Waiting<?> poll() {
    try {
      return queue.poll(100, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      return null; // Only close() ends this thread, and it does not interrupt.
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
