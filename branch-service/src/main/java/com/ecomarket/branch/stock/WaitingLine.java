package com.ecomarket.branch.stock;

import com.ecomarket.branch.stock.StockWriter.Waiting;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Commands that wait for the writer. Any thread adds; only the writer takes. */
final class WaitingLine {
  /** Commands in one transaction at most; it bounds how long the first one waits for the last. */
  static final int MAX_BATCH = 512;

  private static final long TAKE_MILLIS = 100;

  /** So many commands in the last batch mean that more are on their way. */
  private static final int SIBLINGS = 6;

  private static final int GATHER_STEPS = 5;
  private static final long GATHER_STEP_NANOS = 100_000;

  private final BlockingQueue<Waiting<?>> queue;
  private int lastBatch;

  WaitingLine(int length) {
    queue = new LinkedBlockingQueue<>(length);
  }

  /** Adds one, if it is not full. */
  boolean offer(Waiting<?> waiting) {
    return queue.offer(waiting);
  }

  /** All that wait, at one grip of the queue's lock: the tills want it too. None after 100 ms. */
  void take(List<Waiting<?>> taken) {
    try {
      Waiting<?> first = queue.poll(TAKE_MILLIS, TimeUnit.MILLISECONDS);
      if (first != null) {
        taken.add(first);
        queue.drainTo(taken, MAX_BATCH - 1);
        gather(taken);
      }
    } catch (InterruptedException e) {
      // Only close() ends the writer, and it does not interrupt.
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

  /** How many wait now. */
  int size() {
    return queue.size();
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }
}
