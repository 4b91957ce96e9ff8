package com.ecomarket.central.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.CentralUnderTest;
import com.ecomarket.central.CentralUnderTest.Reply;
import com.ecomarket.central.ShopJournal;
import com.ecomarket.contract.CatalogPage;
import com.ecomarket.contract.SyncReply;
import com.ecomarket.contract.Wire;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a branch hears of the catalogue. */
class CatalogOverSyncTest {
  private CentralUnderTest central;
  private final ShopJournal shop = ShopJournal.open("NORTE", "s1").opening(77, 5);

  @BeforeEach
  void start(@TempDir Path own) {
    central = CentralUnderTest.start(own);
  }

  @AfterEach
  void stop() {
    central.close();
  }

  @Test
  void tellsABranchOfItsOwnCatalogueEverythingThatIsListed() throws IOException {
    CatalogPage page = heard();

    assertThat(page.version()).isEqualTo(3);
    assertThat(page.more()).isFalse();
    assertThat(page.products())
        .extracting(CatalogPage.CatalogItem::productId)
        .containsExactly(1L, 2L, 3L);
    // Nothing new is told twice.
    assertThat(catalog()).isNull();
  }

  @Test
  void tellsOnlyWhatChangedSinceInTheOrderOfTheChanges() throws IOException {
    String epoch = heard().epoch();
    put(3, "{\"name\":\"Leche\",\"price\":3.20,\"retired\":true}");
    put(1, "{\"name\":\"Manzanas\",\"price\":9,\"effective_from\":\"2099-01-01T00:00:00Z\"}");
    put(77, "{\"name\":\"Té\",\"price\":1}");
    CatalogPage page = heard();

    assertThat(page.epoch()).isEqualTo(epoch);
    assertThat(page.version()).isEqualTo(6);
    assertThat(page.products())
        .extracting(CatalogPage.CatalogItem::productId)
        .containsExactly(3L, 1L, 77L);
    assertThat(page.products().get(0).retired()).isTrue();
    CatalogPage.CatalogItem apples = page.products().get(1);
    assertThat(apples.price()).isEqualByComparingTo("2.50");
    assertThat(Objects.requireNonNull(apples.next()).effectiveFrom())
        .isEqualTo(Instant.parse("2099-01-01T00:00:00Z"));
    assertThat(catalog()).isNull();
  }

  /** A restore takes back versions that branches have seen; the numbers may come again. */
  @Test
  void beginsANewEpochWhenABranchKnowsMoreThanCentral() throws Exception {
    put(1, "{\"name\":\"Manzanas\",\"price\":2.60}");
    CatalogPage before = heard();
    sql("update catalog_state set version = 3");
    sql("update product set version = 1, price_cents = 250 where product_id = 1");

    CatalogPage after = heard();
    assertThat(after.epoch()).isNotEqualTo(before.epoch());
    assertThat(after.version()).isEqualTo(3);
    assertThat(after.products()).hasSize(3);
    assertThat(after.products().get(0).price()).isEqualByComparingTo("2.50");
    // A second branch from before the restore reports the old epoch and gets everything too.
    shop.hasCatalog(before.epoch(), before.version());
    assertThat(heard().epoch()).isEqualTo(after.epoch());
    assertThat(catalog()).isNull();
  }

  @Test
  void keepsItsEpochUntilSomebodyEmptiesIt(@TempDir Path other) throws Exception {
    String first;
    try (CentralUnderTest one = CentralUnderTest.start(other)) {
      first = one.sync(shop, 0, 1).json().at("/catalog/epoch").asText();
    }
    try (CentralUnderTest two = CentralUnderTest.start(other)) {
      assertThat(two.sync(shop, 0, 1).json().at("/catalog/epoch").asText()).isEqualTo(first);
      try (Connection store = two.store()) {
        store.createStatement().executeUpdate("update catalog_state set epoch = ''");
      }
    }
    try (CentralUnderTest three = CentralUnderTest.start(other)) {
      assertThat(three.sync(shop, 0, 1).json().at("/catalog/epoch").asText())
          .isNotEqualTo(first)
          .isNotEmpty();
    }
  }

  @Test
  void postsWhatCameEvenIfTheCatalogueCannotBeRead() throws SQLException {
    List<Connection> taken = new ArrayList<>();
    for (int i = 0; i < central.pool("reads").getMaximumPoolSize(); i++) {
      taken.add(central.pool("reads").getConnection());
    }
    Reply reply = central.sync(shop, 0, 2);
    for (Connection connection : taken) {
      connection.close();
    }

    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.json().path("acked_seq").asInt()).isEqualTo(1);
    assertThat(reply.json().has("catalog")).isFalse();
    assertThat(central.sync(shop, 2, 2).json().has("catalog")).isTrue();
  }

  private CatalogPage heard() throws IOException {
    CatalogPage page = Objects.requireNonNull(catalog());
    shop.hasCatalog(page.epoch(), page.version());
    return page;
  }

  private @Nullable CatalogPage catalog() throws IOException {
    return Wire.read(central.sync(shop, 0, 2).http().body(), SyncReply.class).catalog();
  }

  private void put(long productId, String body) {
    Reply reply = central.put("/products/" + productId, body, "If-Match", "*");
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
  }

  private void sql(String sql) throws SQLException {
    try (Connection store = central.store()) {
      store.createStatement().executeUpdate(sql);
    }
  }
}
