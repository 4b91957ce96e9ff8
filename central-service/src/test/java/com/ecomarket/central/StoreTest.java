package com.ecomarket.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecomarket.central.CentralUnderTest.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;

/** What central relies on, whichever engine it runs on. */
class StoreTest {
  @TempDir Path directory;

  @Test
  void givesReadersAConnectionThatCannotWrite() {
    try (CentralUnderTest central = CentralUnderTest.start(directory)) {
      JdbcTemplate reads = new JdbcTemplate(central.pool("reads"));

      assertThatThrownBy(() -> reads.update("delete from product"))
          .hasMessageMatching("(?s).*(readonly|read-only).*");
      assertThat(reads.queryForObject("select count(*) from product", Long.class)).isEqualTo(3);
    }
  }

  @Test
  void saysThatItIsBusyWhenAllConnectionsAreTaken() throws SQLException {
    ShopJournal shop = ShopJournal.open("NORTE", "s1");
    try (CentralUnderTest central = CentralUnderTest.start(directory)) {
      List<Connection> taken = take(central.pool("reads"));
      for (String path : List.of("/inventory", "/audit", "/branches/NORTE/book")) {
        assertBusy(central.get(path));
      }
      Reply head = central.sync(shop.asksAbout(Map.of("NORTE", "")), 0, 1);
      assertThat(head.status()).isEqualTo(200); // the neighbours can wait
      assertThat(head.json().has("elsewhere")).isFalse();
      giveBack(taken);
      assertThat(central.get("/inventory").status()).isEqualTo(200);

      taken = take(central.pool("writes"));
      assertBusy(central.sync(shop, 0, 1));
      giveBack(taken);
      assertThat(central.sync(shop, 0, 1).status()).isEqualTo(200);
    }
  }

  /** What else there is to tell comes with the next answer. */
  @Test
  void acknowledgesLinesAlsoWhenNobodyCanRead() throws SQLException {
    ShopJournal shop = ShopJournal.open("NORTE", "s1").opening(1, 5).dispatch("d", "SUR", 1, 5);
    try (CentralUnderTest central = CentralUnderTest.start(directory)) {
      List<Connection> taken = take(central.pool("reads"));
      Reply reply = central.sync(shop, 0, 3);
      giveBack(taken);

      assertThat(reply.status()).as(reply.text()).isEqualTo(200);
      assertThat(reply.json().path("acked_seq").asLong()).isEqualTo(2);
      assertThat(reply.json().has("shipments")).isFalse();
      assertThat(reply.json().path("untold").asBoolean()).isTrue();
      assertThat(central.sync(shop, 3, 3).json().at("/shipments/open")).hasSize(1);
    }
  }

  @Test
  void booksTheFirstCatalogueWholeAfterAStartThatBrokeOffInTheMiddle() {
    assertThatThrownBy(
            () -> CentralUnderTest.start(directory, with -> with.sources(BreaksOff.class)))
        .hasStackTraceContaining("broken off");
    try (CentralUnderTest central = CentralUnderTest.start(directory)) {
      JdbcTemplate reads = new JdbcTemplate(central.pool("reads"));

      assertThat(reads.queryForObject("select count(*) from product", Long.class)).isEqualTo(3);
      assertThat(
              reads.queryForList(
                  "select units from balance where account_type = 'stock' order by product_id",
                  Long.class))
          .containsExactly(1000L, 500L, 300L);
    }
  }

  /** A standby that takes over may lack the last rows; central goes on with what is there. */
  @Test
  void listsAProductAgainThatTheStoreForgot() throws SQLException {
    ShopJournal shop = ShopJournal.open("NORTE", "s1").opening(77, 9).sale(77, 1).sale(77, 1);
    try (CentralUnderTest central = CentralUnderTest.start(directory)) {
      central.sync(shop, 0, 2);
      central.sync(shop, 2, 3);
      try (Connection store = central.store()) {
        store.createStatement().executeUpdate("delete from product where product_id = 77");
      }
      central.sync(shop, 3, 4);

      assertThat(central.get("/inventory").json().at("/77/stock").asLong()).isEqualTo(-2);
    }
  }

  /** It reads table after table, and a batch changes all of them. */
  @Test
  void auditsOneMomentWhileABranchSells() throws Exception {
    ShopJournal shop = ShopJournal.open("NORTE", "s1").opening(1, 500);
    try (CentralUnderTest central = CentralUnderTest.start(directory)) {
      central.sync(shop, 0, 2);
      CompletableFuture<Void> selling =
          CompletableFuture.runAsync(
              () -> {
                for (int sale = 0; sale < 300; sale++) {
                  central.sync(shop.sale(1, 1), shop.size() - 1, shop.size());
                }
              });
      int audits = 0;
      while (!selling.isDone()) {
        JsonNode audit = central.get("/audit").json();
        assertThat(audit.path("ok").asBoolean()).as(audit.toString()).isTrue();
        audits++;
      }
      selling.get();
      assertThat(audits).isGreaterThan(5);
      assertThat(central.get("/inventory").json().at("/1/stock").asLong()).isEqualTo(700);
    }
  }

  private static void assertBusy(Reply reply) {
    assertThat(reply.status()).isEqualTo(503);
    assertThat(reply.header("Retry-After")).isEqualTo("1");
    assertThat(reply.slug()).isEqualTo("central-busy");
  }

  private static List<Connection> take(HikariDataSource pool) throws SQLException {
    List<Connection> taken = new ArrayList<>();
    for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
      taken.add(pool.getConnection());
    }
    return taken;
  }

  private static void giveBack(List<Connection> taken) throws SQLException {
    for (Connection connection : taken) {
      connection.close();
    }
  }

  /** Fails after the products are listed and before their stock is booked. */
  static class BreaksOff {
    @Bean
    @Primary
    Supplier<UUID> noStreamIds() {
      return () -> {
        throw new IllegalStateException("broken off");
      };
    }
  }
}
