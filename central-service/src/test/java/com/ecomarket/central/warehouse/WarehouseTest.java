package com.ecomarket.central.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.CentralUnderTest;
import com.ecomarket.central.CentralUnderTest.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarehouseTest {
  private static final String TWO =
      "{\"lines\":[{\"product_id\":1,\"quantity\":40},{\"product_id\":3,\"quantity\":9}],"
          + "\"reference\":\"Albarán 2026/77\"}";

  private CentralUnderTest central;

  @BeforeEach
  void start(@TempDir Path own) {
    central = CentralUnderTest.start(own);
  }

  @AfterEach
  void stop() {
    assertThat(central.get("/audit").json().path("ok").asBoolean()).isTrue();
    central.close();
  }

  @Test
  void booksADeliveryThatIsInTheInventoryAtOnce() {
    Reply reply = central.post("/goods-receipts", TWO);

    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    assertThat(reply.json().path("reference").asText()).isEqualTo("Albarán 2026/77");
    assertThat(reply.json().at("/lines/0/warehouse_stock").asLong()).isEqualTo(1040);
    assertThat(reply.json().at("/lines/1/warehouse_stock").asLong()).isEqualTo(309);
    assertThat(stock(1)).isEqualTo(1040);
    assertThat(account(1, "supplier@central")).isEqualTo(-1040);
    assertThat(central.get("/branches/central/movements").text())
        .contains(
            "\"kind\":\"GOODS_IN\"",
            "\"unit_price\":2.50",
            "\"receipt_id\":\"" + reply.json().path("receipt_id").asText() + "\"",
            "\"reference\":\"Albarán 2026/77\"");
  }

  @Test
  void booksNothingOfADeliveryWithOneProductThatNobodyKnows() {
    String body =
        "{\"lines\":[{\"product_id\":1,\"quantity\":40},{\"product_id\":9,\"quantity\":1}]}";
    Reply reply = central.post("/goods-receipts", body, "Idempotency-Key", "k");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.slug()).isEqualTo("unknown-product");
    assertThat(reply.json().path("detail").asText()).contains("9");
    assertThat(stock(1)).isEqualTo(1000);
    // A refusal does not use up the key.
    assertThat(central.post("/goods-receipts", TWO, "Idempotency-Key", "k").status())
        .isEqualTo(201);
  }

  @Test
  void booksADeliveryOncePerKeyHoweverOftenAndAtOnceItComes() {
    List<Reply> replies =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(i -> central.post("/goods-receipts", TWO, "Idempotency-Key", "lorry-1"))
            .toList();

    assertThat(replies).extracting(Reply::status).containsOnly(201);
    assertThat(replies.stream().map(Reply::text).distinct()).hasSize(1);
    assertThat(replies.stream().map(reply -> reply.header("Idempotency-Replayed")))
        .filteredOn(String::isEmpty)
        .hasSize(1);
    assertThat(stock(1)).isEqualTo(1040);
    central.post("/goods-receipts", TWO);
    assertThat(stock(1)).isEqualTo(1080);
  }

  @Test
  void refusesAKeyThatCameWithAnotherRequest() {
    central.post("/goods-receipts", TWO, "Idempotency-Key", "k");
    String other = TWO.replace("40", "41");
    String count = "{\"lines\":[{\"product_id\":1,\"counted\":40}]}";

    for (Reply reply :
        List.of(
            central.post("/goods-receipts", other, "Idempotency-Key", "k"),
            central.post("/stock-counts", count, "Idempotency-Key", "k"))) {
      assertThat(reply.status()).isEqualTo(422);
      assertThat(reply.slug()).isEqualTo("idempotency-key-reused");
    }
    assertThat(stock(1)).isEqualTo(1040);
  }

  @Test
  void booksWhatACountFoundAndWhatItMissed() {
    Reply reply =
        central.post(
            "/stock-counts",
            "{\"lines\":[{\"product_id\":1,\"counted\":990},{\"product_id\":2,\"counted\":500},"
                + "{\"product_id\":3,\"counted\":301}]}");

    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    assertThat(reply.json().path("lines"))
        .extracting(line -> line.path("expected").asLong() + " " + line.path("difference").asLong())
        .containsExactly("1000 -10", "500 0", "300 1");
    assertThat(stock(1)).isEqualTo(990);
    assertThat(account(1, "shrinkage@central")).isEqualTo(10);
    assertThat(account(3, "shrinkage@central")).isEqualTo(-1);
    // What was counted as the books have it moves nothing.
    assertThat(central.get("/branches/central/movements").json().path("lines")).hasSize(6);
  }

  @Test
  void repeatsACountThatFoundNoDifferenceAndBooksNone() {
    String count = "{\"lines\":[{\"product_id\":1,\"counted\":1000}]}";
    Reply first = central.post("/stock-counts", count, "Idempotency-Key", "c");
    central.post("/goods-receipts", TWO);
    Reply again = central.post("/stock-counts", count, "Idempotency-Key", "c");

    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(stock(1)).isEqualTo(1040);
  }

  @Test
  void correctsMoreThanOneLineCanSay() {
    central.post("/stock-counts", "{\"lines\":[{\"product_id\":1,\"counted\":1000000000}]}");
    String lorry = "{\"lines\":[{\"product_id\":1,\"quantity\":1000000}]}";
    central.post("/goods-receipts", lorry);
    Reply none = central.post("/stock-counts", "{\"lines\":[{\"product_id\":1,\"counted\":0}]}");

    assertThat(none.json().at("/lines/0/difference").asLong()).isEqualTo(-1_001_000_000);
    assertThat(stock(1)).isZero();
  }

  @Test
  void takesFiveHundredLines() {
    StringBuilder lines = new StringBuilder();
    for (int product = 1; product <= 500; product++) {
      lines.append(product == 1 ? "" : ",");
      lines.append("{\"product_id\":").append(product).append(",\"quantity\":1}");
    }
    Reply reply = central.post("/goods-receipts", "{\"lines\":[" + lines + "]}");
    assertThat(reply.slug()).isEqualTo("unknown-product");
    Reply tooMany =
        central.post(
            "/goods-receipts", "{\"lines\":[" + lines + ",{\"product_id\":501,\"quantity\":1}]}");
    assertThat(tooMany.slug()).isEqualTo("validation-failed");
    assertThat(tooMany.json().at("/errors/0/pointer").asText()).isEqualTo("#/lines");
  }

  private long stock(long productId) {
    return account(productId, "stock@central");
  }

  private long account(long productId, String name) {
    for (JsonNode account : central.get("/inventory/" + productId).json().path("accounts")) {
      if (account.path("account").asText().equals(name)) {
        return account.path("units").asLong();
      }
    }
    throw new AssertionError("no " + name);
  }
}
