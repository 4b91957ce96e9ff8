package com.ecomarket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.acceptance.process.Answer;
import com.ecomarket.acceptance.process.Service;
import com.ecomarket.acceptance.till.Till;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstStartIT {
  private static final int THREADS = 64;
  private static final int OPENING = 400;
  private static final String INSUFFICIENT_STOCK = "urn:ecomarket:problem:insufficient-stock";

  @Test
  void sellsItsOpeningStockToTheLastUnitAndNoMoreWithoutEverMeetingCentral(@TempDir Path folder)
      throws InterruptedException, ExecutionException {
    try (Pair pair = new Pair(folder, "1:" + OPENING)) {
      pair.branch().service().start();

      long sold = sellOut(pair).stream().mapToLong(Long::longValue).sum();

      assertThat(pair.branch().inventory()).containsEntry(1L, OPENING - sold);
      assertThat(sold).isEqualTo(OPENING);
      assertThat(new Till(pair.recorder(), pair.branch()).sell(2, 1, () -> false))
          .isEqualTo(new Answer.Refused(409, INSUFFICIENT_STOCK));

      pair.central().service().start();
      pair.assertExactlyOnce();
    }
  }

  /** RELIABILITY scenario 56. */
  @Test
  void endsWhenItIsToldToAndSendsItsBacklogAfterTheNextStart(@TempDir Path folder)
      throws IOException {
    try (Pair pair = new Pair(folder, "1:" + OPENING)) {
      Service branch = pair.branch().service();
      branch.start();
      Till till = new Till(pair.recorder(), pair.branch());
      for (int i = 0; i < 50; i++) {
        assertThat(till.sell(1, 1, () -> false)).isInstanceOf(Answer.Sold.class);
      }
      long pending = pair.branch().status().pending();
      branch.stop();

      assertThat(pending).isGreaterThanOrEqualTo(50);
      try (Stream<Path> files = Files.list(branch.data())) {
        assertThat(files)
            .as("the log is folded in")
            .noneMatch(file -> file.toString().endsWith("-wal"));
      }
      branch.start();
      assertThat(pair.branch().status().pending()).isEqualTo(pending);
      pair.central().service().start();
      pair.assertExactlyOnce();
    }
  }

  /** Every thread asks for one to three units until one unit is refused; gives what each got. */
  private static List<Long> sellOut(Pair pair) throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Callable<Long>> customers = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      int first = 1 + i % 3;
      customers.add(() -> buyAll(new Till(pair.recorder(), pair.branch()), first));
    }
    List<Long> bought = new ArrayList<>();
    for (Future<Long> customer : threads.invokeAll(customers)) {
      bought.add(customer.get());
    }
    threads.shutdown();
    return bought;
  }

  private static long buyAll(Till till, long first) {
    long bought = 0;
    long quantity = first;
    while (quantity > 0) {
      Answer answer = till.sell(1, quantity, () -> true);
      if (answer instanceof Answer.Sold sold) {
        bought += sold.quantity();
      } else {
        assertThat(answer).isEqualTo(new Answer.Refused(409, INSUFFICIENT_STOCK));
        quantity--;
      }
    }
    return bought;
  }
}
