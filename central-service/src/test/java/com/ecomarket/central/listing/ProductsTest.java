package com.ecomarket.central.listing;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.CentralUnderTest;
import com.ecomarket.central.CentralUnderTest.Reply;
import com.ecomarket.central.MovedClock;
import com.ecomarket.central.ShopJournal;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProductsTest {
  private static final String TEA = "{\"name\":\"Té\",\"price\":3.5}";

  private MovedClock clock;
  private CentralUnderTest central;

  @BeforeEach
  void start(@TempDir Path own) {
    clock = new MovedClock();
    central = clock.start(own);
  }

  @AfterEach
  void stop() {
    central.close();
  }

  @Test
  void startsWithTheFirstCatalogueInTheOrderOfItsIds() {
    JsonNode page = central.get("/products").json();

    assertThat(page.path("products"))
        .extracting(product -> product.path("product_id") + "=" + product.path("version"))
        .containsExactly("1=1", "2=2", "3=3");
    assertThat(page.path("next_after").isNull()).isTrue();
  }

  @Test
  void listsPagesAndKinds() {
    central.sync(ShopJournal.open("NORTE", "s1").opening(77, 5), 0, 2);

    JsonNode page = central.get("/products?limit=2&after=1").json();
    assertThat(page.path("products"))
        .extracting(p -> p.path("product_id").asInt())
        .containsExactly(2, 3);
    assertThat(page.path("next_after").asInt()).isEqualTo(3);
    assertThat(central.get("/products?listed=false").json().path("products"))
        .extracting(p -> p.path("product_id").asInt())
        .containsExactly(77);
    assertThat(central.get("/products?listed=true").json().path("products")).hasSize(3);
  }

  @Test
  void listsAProductAndAnswersTheSameAgain() {
    Reply created = central.put("/products/9", TEA);

    assertThat(created.status()).as(created.text()).isEqualTo(201);
    assertThat(created.header("ETag")).isEqualTo("\"4\"");
    assertThat(created.text())
        .isEqualTo(
            "{\"product_id\":9,\"name\":\"Té\",\"price\":3.50,\"next\":null,\"retired\":false,"
                + "\"listed\":true,\"version\":4}");
    for (Reply again :
        List.of(
            central.put("/products/9", TEA),
            central.put("/products/9", TEA, "If-None-Match", "*"),
            central.put("/products/9", TEA, "If-Match", "\"3\""))) {
      assertThat(again.status()).isEqualTo(200);
      assertThat(again.text()).isEqualTo(created.text());
    }
    assertThat(central.get("/products/9").header("ETag")).isEqualTo("\"4\"");
  }

  @Test
  void changesOnlyTheVersionThatWasSeen() {
    String other = "{\"name\":\"Pan\",\"price\":2.00}";

    Reply unseen = central.put("/products/2", other);
    assertThat(unseen.status()).isEqualTo(428);
    assertThat(unseen.slug()).isEqualTo("precondition-required");
    assertThat(unseen.json().path("version").asInt()).isEqualTo(2);
    for (String tag : List.of("\"1\"", "W/\"2\"", "\"x\"", "\"02\"", "\"1\", \"3\"")) {
      Reply stale = central.put("/products/2", other, "If-Match", tag);
      assertThat(stale.status()).as(tag).isEqualTo(412);
      assertThat(stale.slug()).isEqualTo("version-mismatch");
    }
    assertThat(central.put("/products/2", other, "If-None-Match", "*").status()).isEqualTo(412);
    assertThat(central.put("/products/99", other, "If-Match", "\"1\"").status()).isEqualTo(412);
    assertThat(central.get("/products/99").slug()).isEqualTo("unknown-product");
    assertThat(central.get("/products/2").json().path("price").asText()).isEqualTo("1.8");

    Reply changed = central.put("/products/2", other, "If-Match", "\"1\", \"2\"");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.header("ETag")).isEqualTo("\"4\"");
    assertThat(central.put("/products/2", TEA, "If-Match", "*").status()).isEqualTo(200);
  }

  @Test
  void letsOneOfTwoPeopleChangeAVersion() throws Exception {
    for (int round = 0; round < 5; round++) {
      String tag = central.get("/products/1").header("ETag");
      int number = round;
      List<Integer> answers =
          IntStream.range(0, 4)
              .parallel()
              .mapToObj(
                  person ->
                      central
                          .put(
                              "/products/1",
                              "{\"name\":\"n%d-%d\",\"price\":1}".formatted(number, person),
                              "If-Match",
                              tag)
                          .status())
              .toList();

      assertThat(answers).containsExactlyInAnyOrder(200, 412, 412, 412);
    }
  }

  @Test
  void listsWhatABranchSoldBeforeAndResolvesNothing() {
    central.sync(ShopJournal.open("NORTE", "s1").opening(77, 5).sale(77, 1), 0, 3);
    assertThat(central.get("/products/77").header("ETag")).isEqualTo("\"0\"");
    assertThat(audit("unlisted_products")).isEqualTo(1);

    assertThat(central.put("/products/77", TEA).status()).isEqualTo(428);
    Reply listed = central.put("/products/77", TEA, "If-Match", "\"0\"");

    assertThat(listed.status()).isEqualTo(200);
    assertThat(listed.json().path("listed").asBoolean()).isTrue();
    assertThat(audit("unlisted_products")).isZero();
    assertThat(discrepancies("unlisted-product")).hasSize(1);
    assertThat(discrepancies("price-drift")).isEmpty();
  }

  @Test
  void plansAPriceThatBeginsByItself() {
    String plan =
        "{\"name\":\"Pan Integral\",\"price\":2.10,\"effective_from\":\"%s\"}"
            .formatted(clock.instant().plusSeconds(60));
    Reply planned = central.put("/products/2", plan, "If-Match", "\"2\"");

    assertThat(planned.json().at("/next/price").asText()).isEqualTo("2.1");
    assertThat(prices(2)).containsExactly("1.8", "1.8");
    assertThat(central.put("/products/2", plan).json().path("version").asInt()).isEqualTo(4);
    clock.advance(Duration.ofSeconds(60));
    assertThat(prices(2)).containsExactly("2.1", "2.1");
    assertThat(central.get("/products/2").json().path("next").isNull()).isTrue();
    // The same request now wants what is so already.
    assertThat(central.put("/products/2", plan).json().path("version").asInt()).isEqualTo(4);
    central.post("/goods-receipts", "{\"lines\":[{\"product_id\":2,\"quantity\":1}]}");
    assertThat(central.get("/branches/central/movements").text()).contains("\"unit_price\":2.10");
  }

  @Test
  void replacesThePlanAndDropsItWithAPriceOfNow() {
    for (int minutes = 1; minutes <= 2; minutes++) {
      String plan =
          "{\"name\":\"Pan\",\"price\":2.%d0,\"effective_from\":\"%s\"}"
              .formatted(minutes, clock.instant().plus(Duration.ofMinutes(minutes)));
      central.put("/products/2", plan, "If-Match", "*");
    }
    assertThat(central.get("/products/2").json().at("/next/price").asText()).isEqualTo("2.2");
    central.put("/products/2", "{\"name\":\"Pan\",\"price\":1.90}", "If-Match", "*");
    clock.advance(Duration.ofHours(1));

    assertThat(prices(2)).containsExactly("1.9", "1.9");
    // Nor does the history know of the plans.
    ShopJournal shop = ShopJournal.open("NORTE", "s1").opening(2, 5);
    central.sync(shop.soldFor(2, 190, clock.instant()), 0, 3);
    assertThat(discrepancies("price-drift")).isEmpty();
  }

  @Test
  void refusesAFirstPriceThatBeginsLater() {
    String plan =
        "{\"name\":\"Té\",\"price\":2,\"effective_from\":\"%s\"}"
            .formatted(clock.instant().plusSeconds(60));

    assertThat(central.put("/products/9", plan).slug()).isEqualTo("first-price-later");
    assertThat(central.get("/products/9").status()).isEqualTo(404);
  }

  @Test
  void comparesEachSaleWithThePriceOfItsMoment() {
    ShopJournal shop = ShopJournal.open("NORTE", "s1").opening(1, 50);
    var before = clock.instant();
    clock.advance(Duration.ofSeconds(10));
    central.put("/products/1", "{\"name\":\"Manzanas\",\"price\":2.75}", "If-Match", "*");
    clock.advance(Duration.ofSeconds(10));
    shop.soldFor(1, 250, before).soldFor(1, 275, clock.instant());
    central.sync(shop, 0, shop.size());
    assertThat(discrepancies("price-drift")).isEmpty();

    shop.soldFor(1, 250, clock.instant()).soldFor(1, 275, before);
    central.sync(shop, 4, 6);
    central.sync(shop.soldFor(1, 250, clock.instant()), 6, 7);

    JsonNode drift = discrepancies("price-drift").get(0);
    assertThat(drift.path("subject").asText()).isEqualTo("1");
    assertThat(drift.path("branch_id").asText()).isEqualTo("NORTE");
    assertThat(drift.path("times").asInt()).isEqualTo(2);
    assertThat(drift.path("detail").asText())
        .isEqualTo("Product 1: sold for 2.50 with catalogue version 1; 2.75 was valid.");
    assertThat(audit("open_price_drifts")).isEqualTo(1);
    assertThat(central.get("/audit").json().path("ok").asBoolean()).isTrue();
  }

  private List<String> prices(long productId) {
    return List.of(
        central.get("/products/" + productId).json().path("price").asText(),
        central.get("/inventory").json().at("/" + productId + "/price").asText());
  }

  private JsonNode discrepancies(String kind) {
    return central.get("/discrepancies?kind=" + kind).json().path("discrepancies");
  }

  private long audit(String count) {
    return central.get("/audit").json().path(count).asLong(-1);
  }
}
