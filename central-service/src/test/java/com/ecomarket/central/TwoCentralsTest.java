package com.ecomarket.central;

import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Two centrals that share one database, behind whatever sends a branch to either. */
@Tag("postgres")
@ExtendWith(OutputCaptureExtension.class)
class TwoCentralsTest {
  private static final int AT_ONCE = 8;

  private Path directory;
  private List<CentralUnderTest> centrals;

  /** Both at once, on an empty database; only Spring's logging is set up one after the other. */
  @BeforeEach
  void start(@TempDir Path fresh) throws Exception {
    directory = fresh;
    CountDownLatch firstIsThere = new CountDownLatch(1);
    CyclicBarrier together = new CyclicBarrier(2);
    CompletableFuture<CentralUnderTest> first =
        supplyAsync(
            () ->
                start(
                    () -> {
                      firstIsThere.countDown();
                      AtOnce.pass(together);
                    }));
    assertThat(firstIsThere.await(30, TimeUnit.SECONDS)).isTrue();
    CentralUnderTest second = start(() -> AtOnce.pass(together));
    centrals = List.of(first.get(60, TimeUnit.SECONDS), second);
  }

  private CentralUnderTest start(Runnable before) {
    return CentralUnderTest.start(directory, with -> with.initializers(context -> before.run()));
  }

  @AfterEach
  void stop() {
    centrals.forEach(CentralUnderTest::close);
  }

  @Test
  void bookTheFirstCatalogueOnce() {
    for (CentralUnderTest central : centrals) {
      JsonNode lines = central.get("/branches/central/movements").json().path("lines");
      assertThat(lines)
          .extracting(line -> line.at("/line/kind").asText())
          .containsExactly("STREAM", "GOODS_IN", "GOODS_IN", "GOODS_IN");
      assertThat(central.get("/inventory").json().at("/1/stock").asLong()).isEqualTo(1000);
    }
    assertAddsUp();
  }

  /** Without the row lock two of them decide on the same head, and one breaks on the other. */
  @Test
  void takeTheBatchesOfOneBranchOneAfterTheOther() throws Exception {
    ShopJournal shop = ShopJournal.open("NORTE", "s1").opening(1, 5000);
    for (int round = 0; round < 10; round++) {
      int from = shop.size() - 1;
      for (int sale = 0; sale < 40; sale++) {
        shop.sale(1, 1);
      }
      byte[] body = shop.body(round == 0 ? 0 : from, shop.size());
      assertThat(AtOnce.answers(AT_ONCE, sender -> central(sender).sync("NORTE", body).status()))
          .containsOnly(200);
    }
    assertThat(units("sold@NORTE")).isEqualTo(400);
    assertAddsUp();
  }

  @Test
  void takeBatchesOfOtherBranchesWhileOneIsHeld() throws SQLException {
    ShopJournal north = ShopJournal.open("NORTE", "n1").opening(1, 50);
    ShopJournal south = ShopJournal.open("SUR", "s1").opening(1, 50);
    central(0).sync(north, 0, 1);
    try (Connection holder = StoreUnderTest.open(directory)) {
      hold(holder, "NORTE");
      assertThat(central(0).sync(south, 0, 1).status()).isEqualTo(200);
      assertThat(central(1).sync(south, 1, 2).status()).isEqualTo(200);
      assertThat(central(1).sync(north, 1, 2).slug()).isEqualTo("central-busy");
      holder.rollback();
    }
    assertThat(central(1).sync(north, 1, 2).status()).isEqualTo(200);
    assertAddsUp();
  }

  @Test
  void letOneOfTwoPeopleChangeAProductAndNumberChangesInTheirOrder() throws Exception {
    for (int round = 0; round < 5; round++) {
      String tag = central(round).get("/products/1").header("ETag");
      int number = round;
      assertThat(
              AtOnce.answers(
                  4,
                  person ->
                      central(person)
                          .put(
                              "/products/1",
                              "{\"name\":\"n%d-%d\",\"price\":1}".formatted(number, person),
                              "If-Match",
                              tag)
                          .status()))
          .containsExactlyInAnyOrder(200, 412, 412, 412);
    }
    assertThat(central(1).get("/products/1").header("ETag")).isEqualTo("\"8\"");
  }

  /** All of them also bring the same products that nobody has listed. */
  @Test
  void keepTheBooksOfManyBranchesRightThatSendToBoth() throws Exception {
    assertThat(AtOnce.answers(AT_ONCE, this::sellThroughBoth)).containsOnly(200);

    for (CentralUnderTest central : centrals) {
      assertThat(central.get("/inventory").json().at("/1/stock").asLong())
          .isEqualTo(1000 - 60 * AT_ONCE);
      assertThat(central.get("/inventory").json().at("/130/stock").asLong()).isEqualTo(-AT_ONCE);
    }
    assertAddsUp();
  }

  @Test
  void waitAtTheStartForTheOneThatIsBooking(CapturedOutput output) throws Exception {
    try (Connection holder = StoreUnderTest.open(directory)) {
      hold(holder, "central");
      CompletableFuture<CentralUnderTest> third =
          supplyAsync(() -> CentralUnderTest.start(directory));
      await().until(() -> output.toString().contains("A transaction was answered with 503"));
      holder.rollback();
      try (CentralUnderTest started = third.get(30, TimeUnit.SECONDS)) {
        assertThat(started.get("/inventory").json().at("/1/stock").asLong()).isEqualTo(1000);
      }
    }
  }

  private int sellThroughBoth(int branch) {
    ShopJournal shop = ShopJournal.open("B-" + branch, "b-" + branch).opening(1, 100);
    for (int n = 0; n < 60; n++) {
      shop.sale(1, 1);
      // Upwards in one branch, downwards in the next.
      shop.sale(branch % 2 == 0 ? 100 + n : 159 - n, 1);
    }
    for (int from = 0; from < shop.size(); from += 31) {
      int to = Math.min(shop.size(), from + 31);
      int status = central(branch + from).sync(shop, from, to).status();
      if (status != 200) {
        return status;
      }
    }
    return 200;
  }

  private CentralUnderTest central(int number) {
    return centrals.get(number % 2);
  }

  private static void hold(Connection holder, String book) throws SQLException {
    holder.setAutoCommit(false);
    holder
        .createStatement()
        .execute("select 1 from branch where branch_id = '" + book + "' for update");
  }

  private long units(String account) {
    for (JsonNode found : central(1).get("/inventory/1").json().path("accounts")) {
      if (found.path("account").asText().equals(account)) {
        return found.path("units").asLong();
      }
    }
    throw new AssertionError("no " + account);
  }

  private void assertAddsUp() {
    centrals.forEach(
        central -> assertThat(central.get("/audit").json().path("ok").asBoolean()).isTrue());
  }
}
