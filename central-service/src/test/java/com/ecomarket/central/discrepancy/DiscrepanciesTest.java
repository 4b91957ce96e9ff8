package com.ecomarket.central.discrepancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ecomarket.central.CentralUnderTest;
import com.ecomarket.central.CentralUnderTest.Reply;
import com.ecomarket.central.ShopJournal;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class DiscrepanciesTest {
  private CentralUnderTest central;
  private ShopJournal shop;

  @BeforeEach
  void start(@TempDir Path own) {
    central = CentralUnderTest.start(own);
    shop = ShopJournal.open("NORTE", "s1").opening(1, 5);
    central.sync(shop, 0, 2);
  }

  @AfterEach
  void stop() {
    central.close();
  }

  @Test
  void notesAStockThatABatchLeftBelowZeroOncePerBatch() {
    assertThat(list("")).isEmpty();
    sell(1, 5);
    assertThat(list("")).isEmpty();

    int size = shop.size();
    central.sync(shop.sale(1, 1).sale(1, 1), size, size + 2);
    JsonNode found = list("?kind=negative-stock&branch_id=NORTE");

    assertThat(found).hasSize(1);
    assertThat(found.at("/0/subject").asText()).isEqualTo("1");
    assertThat(found.at("/0/times").asLong()).isEqualTo(1);
    assertThat(found.at("/0/detail").asText()).isEqualTo("Product 1: stock@NORTE stands at -2.");
    assertThat(found.at("/0/title").asText()).isEqualTo("Stock below zero");
    assertThat(found.at("/0/status").asText()).isEqualTo("open");
    sell(1, 1);
    assertThat(list("?kind=negative-stock").at("/0/times").asLong()).isEqualTo(2);
    assertThat(list("?kind=negative-stock").at("/0/detail").asText()).contains("-3");
  }

  @Test
  void logsWhatEveryBatchBringsSeldomerAndSeldomer(CapturedOutput log) {
    for (int times = 1; times <= 9; times++) {
      sell(42, 1);
    }

    assertThat(list("?kind=unlisted-product").at("/0/times").asLong()).isEqualTo(9);
    assertThat(log.getAll().lines().filter(line -> line.contains("NORTE: Product 42 (")))
        .satisfiesExactly(
            first -> assertThat(first).endsWith("Times seen: 1"),
            second -> assertThat(second).endsWith("Times seen: 2"),
            fourth -> assertThat(fourth).endsWith("Times seen: 4"),
            eighth -> assertThat(eighth).endsWith("Times seen: 8"));
  }

  @Test
  void notesTheWarehouseBelowZeroWhoeverTookFromIt() {
    central.post("/sale-notification", "{\"branch_id\":\"V\",\"product_id\":3,\"quantity\":301}");

    JsonNode found = list("?branch_id=central");
    assertThat(found).hasSize(1);
    assertThat(found.at("/0/detail").asText()).isEqualTo("Product 3: stock@central stands at -1.");
  }

  @Test
  void notesTheWarehouseBelowZeroSoonAfterABranchOpened() {
    central.sync(ShopJournal.open("SUR", "s2").opening(3, 301), 0, 2);
    await("the look after the commit").until(() -> list("?branch_id=central").size() == 1);

    JsonNode found = list("?branch_id=central");
    assertThat(found.at("/0/detail").asText()).isEqualTo("Product 3: stock@central stands at -1.");
    assertThat(found.at("/0/status").asText()).isEqualTo("open");
  }

  @Test
  void notesAtItsStartWhatNobodyLookedAt(@TempDir Path own) throws Exception {
    try (CentralUnderTest first = CentralUnderTest.start(own)) {
      first.sync(ShopJournal.open("SUR", "s2").opening(3, 301), 0, 2);
      await("the look after the commit").until(() -> noted(first).size() == 1);
      String id = noted(first).at("/0/id").asText();
      first.post("/discrepancies/" + id + "/resolve", "{\"reason\":\"Known\"}");
      // As if the process had ended between the commit and the look.
      first.sync(ShopJournal.open("ESTE", "s3").opening(2, 501), 0, 2);
      await("the next look").until(() -> noted(first).size() == 2);
      try (Connection store = first.store();
          Statement forget = store.createStatement()) {
        forget.executeUpdate("delete from discrepancy where subject = '2'");
      }
    }
    try (CentralUnderTest again = CentralUnderTest.start(own)) {
      await("the look at the start").until(() -> noted(again).size() == 2);
      assertThat(noted(again).at("/0/status").asText()).isEqualTo("resolved");
      assertThat(noted(again).at("/1/subject").asText()).isEqualTo("2");
    }
  }

  @Test
  void resolvesOnceAndRepeatsTheAnswerForTheSameReason() {
    String id = negative();
    Reply first = resolve(id, "Counted again: 3 were on the lorry.");
    Reply again = resolve(id, "Counted again: 3 were on the lorry.");

    assertThat(first.status()).as(first.text()).isEqualTo(200);
    assertThat(first.json().path("status").asText()).isEqualTo("resolved");
    assertThat(first.json().at("/resolution/reason").asText()).startsWith("Counted again");
    assertThat(again.text()).isEqualTo(first.text());
    Reply other = resolve(id, "Something else");
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.slug()).isEqualTo("discrepancy-resolved");
    assertThat(list("?status=open")).isEmpty();
    assertThat(list("?status=resolved")).hasSize(1);
  }

  @Test
  void opensAgainWhatHappensAgain() {
    String id = negative();
    resolve(id, "Found them");
    sell(1, 1);
    JsonNode open = list("?status=open");

    assertThat(open).hasSize(1);
    assertThat(open.at("/0/id").asText()).isEqualTo(id);
    assertThat(open.at("/0/times").asLong()).isEqualTo(2);
    assertThat(open.at("/0/resolution/reason").asText()).isEqualTo("Found them");
    assertThat(resolve(id, "Found them again").status()).isEqualTo(200);
    assertThat(list("?status=open")).isEmpty();
  }

  @Test
  void showsInTheAuditWhatIsOpen() {
    central.sync(ShopJournal.open("NORTE", "s2", "i2", shop.head(), null), 0, 1);
    assertThat(central.get("/audit").json().path("discrepancies")).hasSize(1);
    resolve(list("?kind=stream-replaced").at("/0/id").asText(), "New disk");

    assertThat(central.get("/audit").json().path("discrepancies")).isEmpty();
  }

  @Test
  void pagesInOneOrderWithoutGapOrRepetition() {
    int size = shop.size();
    for (int product = 1; product <= 7; product++) {
      shop.sale(product, 9);
    }
    central.sync(shop, size, size + 7);
    for (int limit = 1; limit <= 8; limit++) {
      List<String> seen = new ArrayList<>();
      String after = "";
      do {
        JsonNode page = central.get("/discrepancies?limit=" + limit + "&after=" + after).json();
        page.path("discrepancies").forEach(one -> seen.add(one.path("id").asText()));
        after = page.path("next_after").asText("");
      } while (!after.isEmpty());
      // Seven stocks below zero, two prices that were not valid, four products that nobody listed.
      assertThat(seen).hasSize(13).doesNotHaveDuplicates();
    }
  }

  @Test
  void knowsNoDiscrepancyThatNeverWas() {
    assertThat(resolve("0123456789abcdef", "x").slug()).isEqualTo("unknown-discrepancy");
    assertThat(central.get("/discrepancies?after=0123456789abcdef").slug())
        .isEqualTo("unknown-discrepancy");
    assertThat(resolve("A", "x").status()).isEqualTo(400);
  }

  @Test
  void booksWhatWasCountedInTheWarehouse() {
    central.post("/sale-notification", "{\"branch_id\":\"V\",\"product_id\":3,\"quantity\":301}");
    String id = list("?branch_id=central").at("/0/id").asText();
    String body = "{\"reason\":\"A pallet was not booked\",\"counted\":11}";
    Reply settled = central.post("/discrepancies/" + id + "/resolve", body);

    assertThat(settled.status()).as(settled.text()).isEqualTo(200);
    assertThat(settled.json().path("status").asText()).isEqualTo("resolved");
    assertThat(central.get("/inventory/3").json().path("stock").asLong()).isEqualTo(11);
    Reply again = central.post("/discrepancies/" + id + "/resolve", body);
    assertThat(again.text()).isEqualTo(settled.text());
    String last = central.get("/movements?product_id=3&account=stock@central").text();
    assertThat(last).containsOnlyOnce("\"kind\":\"COUNT\",\"from\"");
    assertThat(central.get("/audit").json().path("ok").asBoolean()).isTrue();
  }

  @Test
  void asksTheBranchToCountUntilItsCountIsPosted() {
    String id = negative();
    Reply asked = ask(id);
    assertThat(asked.status()).as(asked.text()).isEqualTo(200);
    assertThat(asked.json().path("status").asText()).isEqualTo("requested");
    assertThat(asked.json().at("/resolution/at").isNull()).isTrue();
    assertThat(ask(id).text()).isEqualTo(asked.text());
    assertThat(heartbeat().at("/counts/0/product_id").asLong()).isEqualTo(1);
    assertThat(heartbeat().at("/counts/0/discrepancy_id").asText()).isEqualTo(id);
    sell(1, 1);
    assertThat(list("?status=requested")).hasSize(1);

    int size = shop.size();
    Reply counted = central.sync(shop.count(1, 9, true), size, size + 1);

    assertThat(counted.json().has("counts")).isFalse();
    assertThat(list("?status=resolved").at("/0/resolution/reason").asText()).isEqualTo("Look");
    assertThat(list("?status=resolved").at("/0/resolution/at").isNull()).isFalse();
  }

  @Test
  void neverChangesTheStockOfABranchItself() {
    String id = negative();
    Reply refused =
        central.post("/discrepancies/" + id + "/resolve", "{\"reason\":\"x\",\"counted\":1}");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.slug()).isEqualTo("stock-of-a-branch");
    assertThat(list("?status=open")).hasSize(1);
  }

  @Test
  void asksNobodyToCountWhatIsNoStock() {
    central.sync(ShopJournal.open("NORTE", "s2", "i2", shop.head(), null), 0, 1);
    String id = list("?kind=stream-replaced").at("/0/id").asText();

    assertThat(ask(id).slug()).isEqualTo("nothing-to-count");
    assertThat(
            central
                .post("/discrepancies/" + id + "/resolve", "{\"reason\":\"x\",\"counted\":1}")
                .slug())
        .isEqualTo("nothing-to-count");
    assertThat(heartbeat().has("counts")).isFalse();
  }

  private Reply ask(String id) {
    return central.post(
        "/discrepancies/" + id + "/resolve", "{\"reason\":\"Look\",\"ask_count\":true}");
  }

  private JsonNode heartbeat() {
    return central.sync(shop, shop.size(), shop.size()).json();
  }

  private String negative() {
    sell(1, 6);
    return list("").at("/0/id").asText();
  }

  private void sell(long productId, long quantity) {
    int size = shop.size();
    central.sync(shop.sale(productId, quantity), size, size + 1);
  }

  private static JsonNode noted(CentralUnderTest central) {
    return central.get("/discrepancies?branch_id=central").json().path("discrepancies");
  }

  private JsonNode list(String query) {
    return central.get("/discrepancies" + query).json().path("discrepancies");
  }

  private Reply resolve(String id, String reason) {
    return central.post("/discrepancies/" + id + "/resolve", "{\"reason\":\"" + reason + "\"}");
  }
}
