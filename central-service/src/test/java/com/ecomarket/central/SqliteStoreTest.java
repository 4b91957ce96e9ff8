package com.ecomarket.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecomarket.edge.CannotStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteDataSource;

/** What the file guarantees, on a real one. */
@Tag("sqlite")
class SqliteStoreTest {
  private static final Duration WAIT = Duration.ofSeconds(1);

  @TempDir Path directory;

  @Test
  void keepsTheFileForThisUser() throws Exception {
    Path file = SqliteFile.prepare(directory.resolve("data"));

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
        .isEqualTo("rwx------");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"pragma synchronous=NORMAL", "pragma foreign_keys=1", "pragma busy_timeout=5"})
  void refusesAConnectionThatIsNotAsDurableOrPatientAsAsked(String pragma) throws Exception {
    SQLiteDataSource good = SqliteFile.open(SqliteFile.prepare(directory), false, WAIT);
    SqliteFile.verify(good, WAIT);
    SQLiteDataSource drifted =
        new SQLiteDataSource(good.getConfig()) {
          @Override
          public Connection getConnection() throws SQLException {
            Connection connection = good.getConnection();
            connection.createStatement().execute(pragma);
            return connection;
          }
        };

    assertThatThrownBy(() -> SqliteFile.verify(drifted, WAIT))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("instead of");
  }

  @Test
  void answersBusyOnAFullDiskAndPostsWhenThereIsRoom() throws SQLException {
    ShopJournal shop = ShopJournal.open("NORTE", "s1").opening(1, 500);
    for (int i = 0; i < 300; i++) {
      shop.sale(1, 1);
    }
    try (CentralUnderTest central = CentralUnderTest.start(directory)) {
      setLargest(central, 1);
      assertThat(central.sync(shop, 0, shop.size()).slug()).isEqualTo("central-busy");
      assertThat(central.get("/branches/NORTE/book").json().path("head").isNull()).isTrue();
      setLargest(central, 100_000);
      assertThat(central.sync(shop, 0, shop.size()).status()).isEqualTo(200);
      assertThat(central.get("/inventory").json().at("/1/stock").asLong()).isEqualTo(700);
      assertThat(central.get("/audit").json().path("ok").asBoolean()).isTrue();
    }
  }

  /** Below what it has already, the file does not grow any more. */
  private static void setLargest(CentralUnderTest central, int pages) throws SQLException {
    try (Connection connection = central.pool("writes").getConnection()) {
      connection.createStatement().execute("pragma max_page_count = " + pages);
    }
  }

  @Test
  void refusesTheAddressOfAServerWithoutTheProfile() {
    StartTest.assertRefuses(
        directory, "profiles.active", "--spring.datasource.url=jdbc:postgresql://db/ecomarket");
  }
}
