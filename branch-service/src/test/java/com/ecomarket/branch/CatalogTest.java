package com.ecomarket.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ecomarket.contract.CatalogPage;
import com.ecomarket.contract.CatalogPage.CatalogItem;
import com.ecomarket.contract.CatalogPage.NextPrice;
import com.ecomarket.contract.SyncReply;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What central tells of its catalogue, as tills see it. */
@BranchUnderTest
class CatalogTest {
  private static final BigDecimal PRICE = new BigDecimal("4.10");

  private final Till till;
  private final StubbedCentral central;

  CatalogTest(@LocalServerPort int port, @Autowired StubbedCentral central) {
    this.till = new Till(port);
    this.central = central;
  }

  @AfterEach
  void say() {
    central.tells(reply -> reply);
  }

  @Test
  void sellsAtThePriceThatCentralSaysAndCountsAndTakesBackWhatIsRetired() {
    learn(new CatalogItem(700, "Jabón", PRICE, null, false));
    assertThat(till.get("/inventory/700").text("name")).isEqualTo("Jabón");
    assertThat(till.get("/inventory/700").body().has("retired")).isFalse();
    assertThat(till.sell(700, 1).slug()).isEqualTo("insufficient-stock");
    count(700, 5);
    Till.Answer sold = till.sell(700, 2);
    assertThat(sold.text("unit_price")).isEqualTo("4.1");

    learn(new CatalogItem(700, "Jabón", PRICE, null, true));

    Till.Answer refused =
        till.post("/sell", "{\"product_id\":700,\"quantity\":1}", "Accept-Language", "en");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.slug()).isEqualTo("product-retired");
    assertThat(refused.text("detail")).isEqualTo("Jabón is not sold any more. Nothing was sold.");
    assertThat(refused.number("product_id")).isEqualTo(700);
    assertThat(basket(700, "4.10").slug()).isEqualTo("product-retired");
    assertThat(till.get("/inventory/700").body().path("retired").asBoolean()).isTrue();
    assertThat(till.get("/inventory").body().at("/700/retired").asBoolean()).isTrue();
    assertThat(till.get("/inventory").body().at("/1").has("retired")).isFalse();
    assertThat(till.get("/inventory/700").number("stock")).isEqualTo(3);
    String back =
        "{\"sale_id\":\"%s\",\"product_id\":700,\"quantity\":1,\"damaged\":false}"
            .formatted(sold.text("sale_id"));
    assertThat(till.post("/returns", back).status()).isEqualTo(201);
    count(700, 9);
    assertThat(till.get("/inventory/700").number("stock")).isEqualTo(9);
    assertThat(till.get("/sales/" + sold.text("sale_id")).status()).isEqualTo(200);
  }

  @Test
  void holdsTillsToThePriceOfTheMoment() {
    NextPrice longAgo = new NextPrice(new BigDecimal("4.20"), Instant.EPOCH);
    NextPrice notYet = new NextPrice(new BigDecimal("4.30"), Instant.now().plusSeconds(3600));
    learn(new CatalogItem(701, "Jabón", PRICE, longAgo, false));
    count(701, 50);
    assertThat(basket(701, "4.10").slug()).isEqualTo("price-changed");
    assertThat(basket(701, "4.10").text("unit_price")).isEqualTo("4.2");
    assertThat(basket(701, "4.20").status()).isEqualTo(201);
    assertThat(till.get("/inventory/701").text("price")).isEqualTo("4.2");

    learn(new CatalogItem(701, "Jabón", PRICE, notYet, false));

    assertThat(basket(701, "4.20").slug()).isEqualTo("price-changed");
    assertThat(basket(701, "4.10").status()).isEqualTo(201);
    assertThat(till.get("/inventory").body().at("/701/price").asText()).isEqualTo("4.1");
  }

  @Test
  void saysWhichCatalogueItSellsFrom() {
    learn(new CatalogItem(701, "Jabón", PRICE, null, false));
    long version = till.get("/status").number("catalog_version");
    central.requests().clear();

    await().atMost(Duration.ofSeconds(30)).until(() -> !central.requests().isEmpty());

    assertThat(central.requests().get(0).report().catalog().epoch()).isEqualTo("central-1");
    assertThat(central.requests().get(0).report().catalog().version()).isEqualTo(version);
  }

  private void learn(CatalogItem item) {
    long next = till.get("/status").number("catalog_version") + 1;
    CatalogPage page = new CatalogPage("central-1", next, List.of(item), false);
    central.tells(reply -> with(reply, page));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> till.get("/status").number("catalog_version") == next);
  }

  private void count(long product, int units) {
    String counted = "{\"lines\":[{\"product_id\":%d,\"counted\":%d}]}".formatted(product, units);
    assertThat(till.post("/stock-counts", counted).status()).isEqualTo(201);
  }

  private Till.Answer basket(long product, String expectedPrice) {
    return till.post(
        "/sales",
        "{\"lines\":[{\"product_id\":%d,\"quantity\":1,\"expected_unit_price\":%s}]}"
            .formatted(product, expectedPrice));
  }

  private static SyncReply with(SyncReply reply, CatalogPage page) {
    return new SyncReply(
        reply.requestId(),
        reply.streamId(),
        reply.ackedSeq(),
        reply.headHash(),
        reply.quarantined(),
        reply.serverTime(),
        reply.nextSyncAfterMs(),
        reply.maxBatch(),
        page,
        null,
        List.of(),
        List.of(),
        null);
  }
}
