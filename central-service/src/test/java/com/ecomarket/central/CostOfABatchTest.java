package com.ecomarket.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ecomarket.central.CentralUnderTest.Reply;
import com.ecomarket.central.CountedDatabase.Count;
import com.ecomarket.central.commit.GroupCommit;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * What a request of a branch costs the database, counted and not timed: it may not grow unnoticed.
 */
class CostOfABatchTest {
  /** Two for the branch's row, products, lines, balances, head, report. */
  private static final long STATEMENTS = 7;

  /** A sign of life: two for the branch's row, and the report. */
  private static final long STATEMENTS_OF_NONE = 3;

  private static final int SHOPS = 8;

  private final CountedDatabase database = new CountedDatabase();
  private CentralUnderTest central;

  @BeforeEach
  void start(@TempDir Path own) {
    central =
        CentralUnderTest.start(
            own,
            with ->
                with.initializers(
                    context ->
                        ((GenericApplicationContext) context)
                            .registerBean("counted", CountedDatabase.class, () -> database)),
            // What it looks up on its own would be counted, too.
            "--ecomarket.check-warehouse-every=1d");
  }

  @AfterEach
  void stop() {
    central.close();
  }

  @Test
  void isOneCommitAndTheSameStatementsForOneLineAndForAFullBatch() {
    ShopJournal shop = ShopJournal.open("NORTE", "n-1").opening(1, 900).opening(2, 900);
    central.sync(shop, 0, shop.size());
    database.take();

    int one = shop.size();
    central.sync(shop.sale(1, 1), one, one + 1);
    assertThat(database.take()).isEqualTo(new Count(STATEMENTS, 1));

    int many = shop.size();
    for (int sale = 0; sale < 500; sale += 2) {
      shop.sale(1, 1).soldFor(2, 180, ShopJournal.AT);
    }
    assertThat(central.sync(shop, many, shop.size()).status()).isEqualTo(200);
    assertThat(database.take()).isEqualTo(new Count(STATEMENTS, 1));

    central.sync(shop, shop.size(), shop.size());
    assertThat(database.take()).isEqualTo(new Count(STATEMENTS_OF_NONE, 1));
  }

  @Test
  void isNothingButALookForLinesThatAreThere() {
    ShopJournal shop = ShopJournal.open("SUR", "s-1").opening(1, 9).sale(1, 1);
    central.sync(shop, 0, shop.size());
    database.take();

    central.sync(shop, 0, shop.size());
    assertThat(database.take().statements()).isLessThanOrEqualTo(STATEMENTS);
    assertThat(central.get("/inventory/1").json().path("stock").asLong()).isEqualTo(999);
  }

  /** The first may go alone; those that come while it waits for the connection go together. */
  @Test
  @Tag("sqlite")
  void isTwoCommitsForShopsThatComeWhileTheDatabaseIsBusy() throws Exception {
    List<ShopJournal> shops = new ArrayList<>();
    for (int n = 0; n < SHOPS; n++) {
      shops.add(ShopJournal.open("SHOP" + n, "s-" + n).opening(1, 9).sale(1, 1));
    }
    HikariDataSource writes = central.pool("writes");
    Connection busy = writes.getConnection();
    CompletableFuture<Void> free =
        CompletableFuture.runAsync(
            () -> {
              await().until(() -> waitingForACommit() == SHOPS);
              JdbcUtils.closeConnection(busy);
            });
    database.take();
    List<Reply> replies =
        AtOnce.answers(SHOPS, n -> central.sync(shops.get(n), 0, shops.get(n).size()));
    free.join();

    assertThat(replies).extracting(Reply::status).containsOnly(200);
    assertThat(database.take().commits()).isLessThanOrEqualTo(2);
    assertThat(central.get("/inventory/1").json().path("stock").asLong()).isEqualTo(1000 - SHOPS);
    assertThat(central.get("/audit").json().path("ok").asBoolean()).isTrue();
  }

  private static long waitingForACommit() {
    return Thread.getAllStackTraces().values().stream()
        .filter(stack -> Arrays.stream(stack).anyMatch(CostOfABatchTest::isGroupCommit))
        .count();
  }

  private static boolean isGroupCommit(StackTraceElement frame) {
    return frame.getClassName().equals(GroupCommit.class.getName())
        && frame.getMethodName().equals("run");
  }
}
