package com.ecomarket.branch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Baskets and their receipts, over HTTP. */
@BranchUnderTest
class BasketsTest {
  private static final String BASKET =
      """
      {"lines":[{"product_id":1,"quantity":3,"expected_unit_price":2.5},
        {"product_id":2,"quantity":1}],"tendered":20}
      """;

  private final Till till;

  BasketsTest(@LocalServerPort int port) {
    this.till = new Till(port);
  }

  @Test
  void sellsABasketAndShowsItWhole() {
    long before = till.get("/inventory/1").number("stock");

    Till.Answer sold = till.post("/sales", BASKET);

    assertThat(sold.status()).as(sold.toString()).isEqualTo(201);
    assertThat(sold.location()).isEqualTo("/sales/" + sold.text("sale_id"));
    assertThat(sold.body().path("total_price").asDouble()).isEqualTo(9.30);
    assertThat(sold.body().path("change").asDouble()).isEqualTo(10.70);
    assertThat(sold.body().at("/lines/1/product").asText()).isEqualTo("Pan Integral");
    assertThat(till.get("/inventory/1").number("stock")).isEqualTo(before - 3);
    Till.Answer shown = till.get(sold.location());
    for (String same : new String[] {"seq", "lines", "total_price", "tendered", "change", "at"}) {
      assertThat(shown.body().get(same)).isEqualTo(sold.body().get(same));
    }
    JsonNode page = till.get("/sales?limit=1000").body().path("sales");
    assertThat(page.findValuesAsText("sale_id")).containsOnlyOnce(sold.text("sale_id"));
    assertThat(page.get(page.size() - 1).get("lines")).isEqualTo(sold.body().get("lines"));
  }

  @Test
  void answersARepeatedKeyWithTheBasketThatItSold() {
    String key = UUID.randomUUID().toString();
    Till.Answer first = till.post("/sales", BASKET, "Idempotency-Key", key);

    Till.Answer again = till.post("/sales", BASKET, "Idempotency-Key", key);
    Till.Answer otherEndpoint = till.sell(1, 3, "Idempotency-Key", key);

    assertThat(first.replayed()).isFalse();
    assertThat(again).isEqualTo(new Till.Answer(201, first.body(), true, first.location()));
    assertThat(otherEndpoint.status()).isEqualTo(422);
    assertThat(otherEndpoint.slug()).isEqualTo("idempotency-key-reused");
  }

  @Test
  void saysWhyItRefuses() {
    Till.Answer price = till.post("/sales", BASKET.replace("2.5", "2.49"), "Accept-Language", "en");
    Till.Answer stock = till.post("/sales", BASKET.replace("\"quantity\":1", "\"quantity\":999"));
    Till.Answer money = till.post("/sales", BASKET.replace("20", "9.29"), "Accept-Language", "en");
    Till.Answer unknown =
        till.post("/sales", BASKET.replace("\"product_id\":2", "\"product_id\":9"));

    assertThat(price.status()).isEqualTo(409);
    assertThat(price.slug()).isEqualTo("price-changed");
    assertThat(price.text("detail")).contains("Manzanas Orgánicas costs 2.50 now and not 2.49");
    assertThat(stock.status()).isEqualTo(409);
    assertThat(stock.slug()).isEqualTo("insufficient-stock");
    assertThat(stock.number("product_id")).isEqualTo(2);
    assertThat(money.status()).isEqualTo(409);
    assertThat(money.slug()).isEqualTo("tendered-too-little");
    assertThat(money.text("detail")).contains("costs 9.30 and 9.29 was given");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.slug()).isEqualTo("unknown-product");
  }

  @Test
  void givesAReceiptInTheFormatAndLanguageThatTheCallerPrefers() {
    String receipt = till.post("/sales", BASKET).location() + "/receipt";

    JsonNode json = till.get(receipt).body();
    String spanish = till.text(receipt, "Accept", "text/plain");
    String english = till.text(receipt, "Accept", "text/plain", "Accept-Language", "en-GB");

    assertThat(json.path("branch_id").asText()).isEqualTo(BranchUnderTest.ID);
    assertThat(json.path("stream_id")).isEqualTo(till.get("/status").body().get("stream_id"));
    assertThat(json.path("lines")).hasSize(2);
    assertThat(json.path("change").asDouble()).isEqualTo(10.70);
    assertThat(spanish)
        .contains("PRUEBA\n", "Manzanas Orgánicas\n  3 × 2.50", "Entregado", "Cambio")
        .contains(json.path("stream_id").asText(), "Línea");
    assertThat(english).contains("Tendered                           20.00\n", "Change");
    assertThat(spanish.lines()).allMatch(line -> line.length() <= 40);
    Till.Answer sale = till.sell(1, 1);
    assertThat(till.text("/sales/" + sale.text("sale_id") + "/receipt", "Accept", "text/plain"))
        .contains("TOTAL                               2.50\n")
        .doesNotContain("Entregado");
  }

  @Test
  void hasNoReceiptOfASaleThatItDoesNotKnow() {
    String nobody = "/sales/019a0000-0000-7000-8000-000000000000/receipt";

    assertThat(till.get(nobody).slug()).isEqualTo("unknown-sale");
    assertThat(till.text(nobody, "Accept", "text/plain")).contains("problem:unknown-sale");
    assertThat(till.text(nobody, "Accept", "image/png")).contains("problem:not-acceptable");
  }
}
