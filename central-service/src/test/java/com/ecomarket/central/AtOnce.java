package com.ecomarket.central;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Does something several times at the same moment. */
final class AtOnce {
  private static final long SECONDS = 30;

  private AtOnce() {}

  /** What each of them gave, by number. */
  static <T> List<T> answers(int count, IntFunction<T> work) throws Exception {
    CyclicBarrier together = new CyclicBarrier(count);
    ExecutorService threads = Executors.newFixedThreadPool(count);
    List<Callable<T>> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int number = i;
      all.add(
          () -> {
            pass(together);
            return work.apply(number);
          });
    }
    List<T> answers = new ArrayList<>();
    for (Future<T> answer : threads.invokeAll(all, SECONDS, TimeUnit.SECONDS)) {
      answers.add(answer.get());
    }
    threads.shutdown();
    return answers;
  }

  /** Waits for the others. */
  static void pass(CyclicBarrier together) {
    try {
      together.await(SECONDS, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
