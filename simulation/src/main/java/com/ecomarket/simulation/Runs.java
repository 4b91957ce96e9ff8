package com.ecomarket.simulation;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The runs of one seed after the other, computed ahead on every processor. A run belongs to one
 * thread from its beginning to its end, so what comes of it does not depend on its neighbours.
 */
final class Runs implements AutoCloseable {
  private final ExecutorService processors;
  private final Queue<Future<Run>> ahead = new ArrayDeque<>();
  private final long end;
  private long seed;

  /**
   * @param first seed
   * @param seeds how many, without end if 0
   */
  Runs(long first, long seeds) {
    int width = Runtime.getRuntime().availableProcessors();
    processors = Executors.newFixedThreadPool(width);
    seed = first;
    end = seeds == 0 ? Long.MAX_VALUE : first + seeds;
    for (int i = 0; i < 2 * width; i++) {
      begin();
    }
  }

  boolean hasNext() {
    return !ahead.isEmpty();
  }

  /** The run of the next seed; there must be one. */
  Run next() {
    begin();
    try {
      return ahead.remove().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the simulation itself failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while a seed ran");
    }
  }

  private void begin() {
    if (seed < end) {
      long mine = seed++;
      ahead.add(processors.submit(() -> Run.of(mine)));
    }
  }

  @Override
  public void close() {
    processors.shutdownNow();
  }
}
