package com.ecomarket.central.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.CentralUnderTest;
import com.ecomarket.central.ShopJournal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncMetersTest {

  @Test
  void countsLinesByStatusAndRefusalsBySlug(@TempDir Path directory) {
    ShopJournal shop = ShopJournal.open("NORTE", "s1").opening(1, 50).sale(1, 5).raw("?");
    try (CentralUnderTest central = CentralUnderTest.start(directory)) {
      central.sync(shop, 0, 2);
      central.sync(shop, 3, 4);
      central.sync(shop, 2, 4);
      central.sync(shop, 2, 4);
      central.sync(ShopJournal.open("NORTE", "s2"), 0, 1);
      central.sync("NORTE", "{".getBytes(StandardCharsets.UTF_8));

      assertThat(central.get("/actuator/prometheus").text())
          .contains(
              "ecomarket_central_lines_total{status=\"STREAM\"} 1.0",
              "ecomarket_central_lines_total{status=\"POSTED\"} 2.0",
              "ecomarket_central_lines_total{status=\"QUARANTINED\"} 1.0",
              "ecomarket_central_refusals_total{slug=\"sequence-gap\"} 1.0",
              "ecomarket_central_refusals_total{slug=\"stream-behind\"} 1.0",
              "ecomarket_central_refusals_total{slug=\"malformed-body\"} 1.0");
    }
  }
}
