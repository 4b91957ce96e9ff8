package com.ecomarket.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationTest {

  @Test
  void takesOverWhatAnOlderCentralNoted(@TempDir Path directory) throws SQLException {
    StoreUnderTest.migrate(directory, "3");
    try (Connection store = StoreUnderTest.open(directory);
        Statement statement = store.createStatement()) {
      statement.executeUpdate(
          "insert into discrepancy (branch_id, kind, subject, detail, first_at, last_at, times)"
              + " values ('SUR', 'stream-replaced', 's2', 'b', 2000, 3000, 4),"
              + " ('NORTE', 'stream-replaced', 's1', 'a', 2000, 2000, 1),"
              + " ('SUR', 'stream-replaced', 's0', 'c', 1000, 1000, 1)");
    }
    try (CentralUnderTest central = CentralUnderTest.start(directory)) {
      assertThat(central.get("/discrepancies?status=open").json().path("discrepancies"))
          .extracting(one -> one.path("id").asText() + one.path("detail").asText())
          .containsExactly("v1-1c", "v1-2a", "v1-3b");
      assertThat(central.get("/audit").json().path("discrepancies")).hasSize(3);
    }
  }

  @Test
  void numbersTheProductsThatAnOlderCentralListed(@TempDir Path directory) throws SQLException {
    StoreUnderTest.migrate(directory, "4");
    try (Connection store = StoreUnderTest.open(directory);
        Statement statement = store.createStatement()) {
      statement.executeUpdate(
          "insert into product (product_id, name, price_cents, listed) values"
              + " (9, 'Té', 100, true), (4, 'Pan', 200, true), (5, 'product 5', 300, false)");
    }
    try (CentralUnderTest central = CentralUnderTest.start(directory)) {
      assertThat(central.get("/products").json().path("products"))
          .extracting(product -> product.path("product_id") + "=" + product.path("version"))
          .contains("4=1", "5=0", "9=2");
      ShopJournal shop = ShopJournal.open("NORTE", "s1").opening(4, 9).sale(4, 1);
      String reply = central.sync(shop, 0, 3).text();
      assertThat(reply).contains("\"product_id\":4,\"name\":\"Pan\",\"price\":2.00");
      assertThat(reply).doesNotContain("\"product_id\":5");
      assertThat(central.get("/discrepancies?kind=price-drift").json().path("discrepancies"))
          .hasSize(1);
    }
  }
}
