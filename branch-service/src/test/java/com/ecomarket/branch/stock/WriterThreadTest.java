package com.ecomarket.branch.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecomarket.branch.journal.StoredLine;
import com.ecomarket.branch.journal.Stream;
import com.ecomarket.contract.Facts.SaleFacts;
import com.ecomarket.contract.Movement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WriterThreadTest {
  @TempDir Path directory;

  @Test
  void sellsTheLastUnitsOfManyTillsExactlyOnce() throws Exception {
    try (TestShop shop = TestShop.open(directory, "1:1000")) {
      int tills = 64;
      List<Future<Integer>> sold = new ArrayList<>();
      ExecutorService threads = Executors.newFixedThreadPool(tills);
      try (WriterThread writer = thread(shop, 4096)) {
        CountDownLatch go = new CountDownLatch(1);
        for (int till = 0; till < tills; till++) {
          sold.add(
              threads.submit(
                  () -> {
                    go.await();
                    int units = 0;
                    while (writer.ask(WriterThreadTest::sellOne)) {
                      units++;
                    }
                    return units;
                  }));
        }
        go.countDown();
        int total = 0;
        for (Future<Integer> one : sold) {
          total += one.get(50, TimeUnit.SECONDS);
        }

        assertThat(total).isEqualTo(1000);
        assertThat(shop.stock().units(1)).isZero();
      } finally {
        threads.shutdownNow();
      }
      Stream stream = shop.reader().streams().get(0);
      List<StoredLine> lines = shop.reader().lines(stream, 0, 2000, Integer.MAX_VALUE);
      assertThat(lines).hasSize(1 + 1 + 1000);
      assertThat(lines).extracting(StoredLine::seq).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void refusesWhatTheQueueDoesNotHold() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    ExecutorService threads = Executors.newCachedThreadPool();
    try (TestShop shop = TestShop.open(directory);
        WriterThread writer = thread(shop, 1)) {
      Future<Boolean> first =
          threads.submit(
              () ->
                  writer.ask(
                      pen -> {
                        busy.countDown();
                        await(release);
                        return true;
                      }));
      busy.await();
      Future<Boolean> second = threads.submit(() -> writer.ask(pen -> true));
      org.awaitility.Awaitility.await().until(() -> writer.waiting() == 1);

      assertThatThrownBy(() -> writer.ask(pen -> true)).isInstanceOf(Overloaded.class);

      release.countDown();
      assertThat(first.get()).isTrue();
      assertThat(second.get()).isTrue();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void finishesWhatWaitsBeforeItEnds() throws Exception {
    try (TestShop shop = TestShop.open(directory)) {
      WriterThread writer = thread(shop, 16);
      assertThat(writer.ask(WriterThreadTest::sellOne)).isTrue();
      writer.close();

      assertThat(writer.isWorking()).isFalse();
      assertThatThrownBy(() -> writer.ask(pen -> true)).isInstanceOf(Overloaded.class);
      assertThat(shop.stock().units(1)).isEqualTo(49);
    }
  }

  @Test
  void endsTheProcessWhenTheJournalBreaks() throws Exception {
    AtomicBoolean ended = new AtomicBoolean();
    TestShop shop = TestShop.open(directory);
    WriterThread writer =
        new WriterThread(
            new StockWriter(shop.journal(), shop.currentCatalog(), shop.stock(), recorded -> {}),
            16,
            Duration.ofSeconds(5),
            () -> ended.set(true));
    shop.close(); // The database goes away under the writer.

    assertThatThrownBy(() -> writer.ask(WriterThreadTest::sellOne))
        .isInstanceOf(RuntimeException.class);

    org.awaitility.Awaitility.await().untilTrue(ended);
    assertThat(writer.isWorking()).isFalse();
  }

  private static WriterThread thread(TestShop shop, int queue) {
    return new WriterThread(
        new StockWriter(shop.journal(), shop.currentCatalog(), shop.stock(), recorded -> {}),
        queue,
        Duration.ofSeconds(20),
        () -> {});
  }

  private static boolean sellOne(Pen pen) {
    if (pen.units(1) < 1) {
      return false;
    }
    SaleFacts facts = new SaleFacts(UUID.randomUUID().toString(), 1, pen.units(1) - 1, null, null);
    pen.write(seq -> Movement.of(seq, 1, 1, 250, facts, TestShop.CLOCK.instant()));
    return true;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
