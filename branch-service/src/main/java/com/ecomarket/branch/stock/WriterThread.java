package com.ecomarket.branch.stock;

import com.ecomarket.branch.stock.StockWriter.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. While it waits for the disk, the next commands gather: the slower the
 * disk, the larger the batch.
 */
public final class WriterThread implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WriterThread.class);

  private final StockWriter writer;
  private final Runnable onBroken;
  private final Duration patience;
  private final WaitingLine queue;
  private final Thread thread;

  /** Writes answers while the next batch is on its way to the disk. */
  private final ExecutorService answers =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread answering = new Thread(work, "answers");
            answering.setDaemon(true);
            return answering;
          });

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
    this.queue = new WaitingLine(queueLength);
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
    List<Waiting<?>> taken = new ArrayList<>(WaitingLine.MAX_BATCH);
    while (!closing || !queue.isEmpty()) {
      queue.take(taken);
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
      writer.run(batch, answers);
    }
  }

  /** Takes no more commands, finishes those that wait, and ends. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join(patience.toMillis());
      answers.shutdown();
      answers.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
