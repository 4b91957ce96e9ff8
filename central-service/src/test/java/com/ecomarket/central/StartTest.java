package com.ecomarket.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecomarket.central.CentralUnderTest.Reply;
import com.ecomarket.edge.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** First starts, later starts, and a store that somebody else holds. */
class StartTest {
  @TempDir Path directory;

  @Test
  void booksTheCatalogueOnceAndKeepsEverythingOverARestart() {
    ShopJournal shop = ShopJournal.open("NORTE", "s1").opening(1, 50).sale(1, 5);
    String inventory;
    String movements;
    try (CentralUnderTest central = CentralUnderTest.start(directory)) {
      assertThat(central.get("/inventory").json().at("/1/stock").asLong()).isEqualTo(1000);
      central.sync(shop, 0, 3);
      inventory = central.get("/inventory").text();
      movements = central.get("/branches/NORTE/movements").text();
    }
    try (CentralUnderTest central = CentralUnderTest.start(directory)) {
      assertThat(central.get("/inventory").text()).isEqualTo(inventory).contains("995");
      assertThat(central.get("/branches/NORTE/movements").text()).isEqualTo(movements);
      assertThat(central.sync(shop, 0, 3).json().path("acked_seq").asLong()).isEqualTo(2);
      assertThat(central.get("/inventory").text()).isEqualTo(inventory);
      assertThat(central.get("/audit").json().path("ok").asBoolean()).isTrue();
    }
  }

  @Test
  void refusesACatalogueWithAMistakeAndBooksTheMendedOneWhole() throws IOException {
    Path file = directory.resolve("catalogue.csv");
    String setting = "--ecomarket.catalog-file=" + file;
    Path data = directory.resolve("data");
    assertRefuses(data, "no catalogue file", setting);
    Files.writeString(file, "product_id,name,price,stock\n1,Pan,1.80,10\n2,Leche,x,5\n");
    assertRefuses(data, "row 2", setting);
    Files.writeString(file, "product_id,name,price,stock\n1,Pan,1.80,10\n2,Leche,1,2000000000\n");
    assertRefuses(data, "stock", setting);
    Files.writeString(file, "product_id,name,price,stock\n1,Pan,1.80,10\n2,Leche,1.00,0\n");
    try (CentralUnderTest central = CentralUnderTest.start(data, setting)) {
      assertThat(central.get("/inventory").text())
          .isEqualTo(
              "{\"1\":{\"name\":\"Pan\",\"price\":1.80,\"stock\":10},"
                  + "\"2\":{\"name\":\"Leche\",\"price\":1.00,\"stock\":0}}");
    }
  }

  @Test
  @Tag("sqlite")
  void refusesADirectoryThatIsAFile() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    assertRefuses(file.resolve("data"), "data directory");
  }

  @Test
  void answersBusyWhileSomebodyElseHoldsTheStoreAndPostsAfterwards() throws SQLException {
    ShopJournal shop = ShopJournal.open("NORTE", "s1").opening(1, 50);
    try (CentralUnderTest central = CentralUnderTest.start(directory)) {
      try (Connection other = central.store()) {
        StoreUnderTest.keepWritersOut(other);
        Reply reply = central.sync(shop, 0, 2);
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.slug()).isEqualTo("central-busy");
        assertThat(reply.header("Retry-After")).isEqualTo("1");
        // Readers do not wait for writers.
        assertThat(central.get("/inventory").status()).isEqualTo(200);
        other.rollback();
      }
      assertThat(central.sync(shop, 0, 2).status()).isEqualTo(200);
    }
  }

  static void assertRefuses(Path data, String sentence, String... settings) {
    assertThatThrownBy(() -> CentralUnderTest.start(data, settings))
        .hasRootCauseInstanceOf(Exception.class)
        .satisfies(
            failure -> {
              Throwable cause = failure;
              while (cause != null && !(cause instanceof CannotStart)) {
                cause = cause.getCause();
              }
              assertThat(cause).hasMessageContaining(sentence);
            });
  }
}
