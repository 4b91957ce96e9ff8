package com.ecomarket.central.sync;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.CentralUnderTest;
import com.ecomarket.central.CentralUnderTest.Reply;
import com.ecomarket.central.ShopJournal;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadSheddingTest {
  private static final int SHOPS = 40;

  /** One thread, which waits for the database while the others queue behind it. */
  @Test
  void sendsShopsAwayWhileManyWaitAndTakesThemLater(@TempDir Path directory) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(SHOPS);
    try (CentralUnderTest central =
        CentralUnderTest.start(
            directory, "--server.tomcat.threads.max=1", "--ecomarket.shed-above=1")) {
      List<Connection> taken = takeAll(central);
      List<CompletableFuture<Reply>> asked = new ArrayList<>();
      for (int shop = 0; shop < SHOPS; shop++) {
        ShopJournal journal = ShopJournal.open("S" + shop, "s" + shop);
        asked.add(supplyAsync(() -> central.sync(journal, 0, 1), threads));
      }
      List<Reply> answers = asked.stream().map(CompletableFuture::join).toList();
      for (Connection connection : taken) {
        connection.close();
      }

      List<Reply> sentAway = answers.stream().filter(answer -> answer.status() == 429).toList();
      assertThat(sentAway).hasSizeBetween(SHOPS - 10, SHOPS - 1);
      assertThat(sentAway).allMatch(answer -> "rate-limited".equals(answer.slug()));
      assertThat(sentAway).allMatch(answer -> "1".equals(answer.header("Retry-After")));
      assertThat(answers).filteredOn(answer -> answer.status() != 429).hasSizeBetween(1, 10);
      for (int shop = 0; shop < SHOPS; shop++) {
        assertThat(central.sync(ShopJournal.open("S" + shop, "s" + shop), 0, 1).status())
            .isEqualTo(200);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void letsThoseComeBackOneAfterTheOther() {
    LoadShedding shedding = new LoadShedding(new SyncSettings(Duration.ZERO, 1));
    long now = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    List<Long> told = new ArrayList<>();
    for (int shop = 0; shop < 1_000; shop++) {
      told.add(shedding.secondsToStayAway(now));
    }

    assertThat(told).isSorted().startsWith(1L).endsWith(5L);
    assertThat(told).filteredOn(seconds -> seconds == 3).hasSize(200);
    // What nobody was told in the meantime is free again.
    assertThat(shedding.secondsToStayAway(now + Duration.ofMinutes(1).toNanos())).isEqualTo(1);
  }

  @Test
  void tellsNobodyToStayAwayForMoreThanFiveMinutes() {
    LoadShedding shedding = new LoadShedding(new SyncSettings(Duration.ZERO, 1));
    long now = System.nanoTime();
    long last = 0;
    for (int shop = 0; shop < 100_000; shop++) {
      last = shedding.secondsToStayAway(now);
    }

    assertThat(last).isBetween(300L, 301L);
  }

  /** All that the writers have: on PostgreSQL several. */
  private static List<Connection> takeAll(CentralUnderTest central) throws Exception {
    List<Connection> taken = new ArrayList<>();
    int all = central.pool("writes").getMaximumPoolSize();
    for (int i = 0; i < all; i++) {
      taken.add(central.pool("writes").getConnection());
    }
    return taken;
  }
}
