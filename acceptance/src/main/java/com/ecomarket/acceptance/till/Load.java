package com.ecomarket.acceptance.till;

import com.ecomarket.acceptance.process.BranchProcess;
import com.ecomarket.acceptance.process.Waiting;
import com.ecomarket.acceptance.recorder.Recorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Tills that sell until told to stop, so that whatever is killed is killed under load. */
public final class Load implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Future<?>> tills = new ArrayList<>();
  private volatile boolean open = true;

  /**
   * @param tillsPerBranch each sells one after the other
   * @param pause of each till after a sale
   * @param products they sell products 1 to this, 1 to 3 units at a time
   * @param seed of what they sell
   */
  public Load(
      Recorder recorder,
      List<BranchProcess> branches,
      int tillsPerBranch,
      Duration pause,
      int products,
      long seed) {
    SplittableRandom seeds = new SplittableRandom(seed);
    for (BranchProcess branch : branches) {
      for (int i = 0; i < tillsPerBranch; i++) {
        SplittableRandom random = seeds.split();
        Till till = new Till(recorder, branch);
        tills.add(threads.submit(() -> sell(till, random, pause, products)));
      }
    }
  }

  /** Lets every till finish the sale in hand, and returns when all have. */
  @Override
  public void close() {
    open = false;
    threads.shutdown();
    for (Future<?> till : tills) {
      try {
        till.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("a till broke", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for a till", e);
      }
    }
  }

  private void sell(Till till, SplittableRandom random, Duration pause, int products) {
    while (open) {
      var unused = till.sell(1 + random.nextInt(products), 1 + random.nextInt(3), () -> open);
      Waiting.pause(pause);
    }
  }
}
