package com.ecomarket.central;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators and their tools look at. */
class EndpointsTest {
  private final CentralUnderTest central = CentralUnderTest.shared();

  @Test
  void saysWhoItIs() {
    assertThat(central.get("/").text())
        .matches("\\{\"service\":\"central\",\"status\":\"ok\",\"version\":\"[0-9.]+\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/actuator/health/liveness",
        "/actuator/health/readiness",
        "/actuator/info",
        "/actuator/prometheus",
        "/v3/api-docs"
      })
  void isThere(String path) {
    assertThat(central.get(path).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actuator/env", "/actuator/heapdump", "/error", "/inventory/"})
  void isNotThere(String path) {
    assertThat(central.get(path).slug()).isEqualTo("not-found");
  }

  @Test
  void refusesWhatIsNoProductId() {
    assertThat(central.get("/inventory/x").slug()).isEqualTo("validation-failed");
    assertThat(central.get("/inventory/999").slug()).isEqualTo("unknown-product");
  }

  @Test
  void saysHowFreshTheInventoryIs() {
    central.sync(ShopJournal.open("FRESH", "fresh"), 0, 1);
    CentralUnderTest.Reply inventory = central.get("/inventory");

    assertThat(inventory.header("Inventory-As-Of")).startsWith("20").endsWith("Z");
    assertThat(inventory.http().headers().firstValue("Inventory-Silent-Branches")).isPresent();
    assertThat(inventory.header("Inventory-Silent-Branches")).doesNotContain("FRESH");
  }

  @Test
  void countsLinesAndRefusals() {
    ShopJournal shop = ShopJournal.open("METERED", "metered").opening(1, 5).sale(1, 1);
    central.sync(shop, 0, 2);
    central.sync(shop.sale(1, 1), 3, 4);

    assertThat(central.get("/actuator/prometheus").text())
        .containsPattern("ecomarket_central_lines_total\\{status=\"POSTED\"} [1-9]")
        .containsPattern("ecomarket_central_refusals_total\\{slug=\"sequence-gap\"} [1-9]");
  }
}
