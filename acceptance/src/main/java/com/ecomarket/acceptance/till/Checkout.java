package com.ecomarket.acceptance.till;

import com.ecomarket.acceptance.process.Answer;
import com.ecomarket.acceptance.process.BranchProcess;
import com.ecomarket.acceptance.recorder.Recorder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Sells given baskets: basket {@code i} at branch {@code i mod branches}, several tills each. */
public final class Checkout implements AutoCloseable {
  private static final int TILLS_PER_BRANCH = 4;

  /** Attempts of one item before the run is given up. */
  private static final int PATIENCE = 600;

  private final Recorder recorder;
  private final List<BranchProcess> branches;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger sold = new AtomicInteger();

  /** A checkout at these branches. */
  public Checkout(Recorder recorder, List<BranchProcess> branches) {
    this.recorder = recorder;
    this.branches = branches;
  }

  /** The baskets that branch number {@code branch} sells, of all from {@code from} on. */
  public static List<List<Long>> share(
      List<List<Long>> baskets, int from, int branch, int branches) {
    return IntStream.range(from, baskets.size())
        .filter(i -> i % branches == branch)
        .mapToObj(baskets::get)
        .toList();
  }

  /**
   * Sells the baskets from {@code from} to before {@code to}, and returns when all are sold.
   *
   * @param progress told how many items were sold since the first call, by any thread
   * @throws IllegalStateException if a branch refuses an item or does not answer for 30 s
   */
  public void sell(List<List<Long>> baskets, int from, int to, IntConsumer progress) {
    List<Future<?>> tills = new ArrayList<>();
    for (int i = 0; i < branches.size(); i++) {
      BranchProcess branch = branches.get(i);
      List<List<Long>> own = share(baskets.subList(0, to), from, i, branches.size());
      AtomicInteger next = new AtomicInteger();
      for (int till = 0; till < TILLS_PER_BRANCH; till++) {
        tills.add(threads.submit(() -> sellAll(new Till(recorder, branch), own, next, progress)));
      }
    }
    tills.forEach(Checkout::await);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private void sellAll(
      Till till, List<List<Long>> baskets, AtomicInteger next, IntConsumer progress) {
    for (int i = next.getAndIncrement(); i < baskets.size(); i = next.getAndIncrement()) {
      for (long productId : baskets.get(i)) {
        AtomicInteger attempts = new AtomicInteger();
        Answer answer = till.sell(productId, 1, () -> attempts.incrementAndGet() < PATIENCE);
        if (!(answer instanceof Answer.Sold)) {
          throw new IllegalStateException("product " + productId + " was not sold: " + answer);
        }
        progress.accept(sold.incrementAndGet());
      }
    }
  }

  private static void await(Future<?> till) {
    try {
      till.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a till gave up: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a till", e);
    }
  }
}
