package com.ecomarket.central;

import static com.ecomarket.central.StartTest.assertRefuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What is asked of the server, on a real one. */
@Tag("postgres")
@ExtendWith(OutputCaptureExtension.class)
class PostgresStoreTest {
  private static final String URL = "--spring.datasource.url=";

  @TempDir Path directory;

  @Test
  void comparesTextsByteByByteWhateverTheDatabaseSortsBy() throws SQLException {
    PostgresUnderTest.execute(
        "create database sorts_by_words template template0 icu_locale 'en' locale_provider icu");
    String url = URL + PostgresUnderTest.url("sorts_by_words", PostgresUnderTest.port());
    try (CentralUnderTest central = CentralUnderTest.start(directory, url)) {
      central.sync(ShopJournal.open("b", "s1"), 0, 1);
      central.sync(ShopJournal.open("A", "s2"), 0, 1);
      central.sync(ShopJournal.open("C", "s3"), 0, 1);
      List<String> ids = new ArrayList<>();
      central
          .get("/branches")
          .json()
          .path("branches")
          .forEach(branch -> ids.add(branch.path("branch_id").asText()));
      assertThat(ids).containsExactly("A", "C", "b");
    }
    try (CentralUnderTest central = CentralUnderTest.start(directory);
        Connection store = central.store();
        ResultSet others =
            store
                .createStatement()
                .executeQuery(
                    """
                    select table_name, column_name from information_schema.columns
                    where table_schema = 'public' and data_type = 'text'
                      and collation_name is distinct from 'C'
                    """)) {
      assertThat(others.next()).as("a column that sorts otherwise").isFalse();
    }
  }

  @Test
  void refusesAtOnceWhatWaitingDoesNotMend(CapturedOutput output) {
    String nowhere = PostgresUnderTest.url("nowhere", PostgresUnderTest.port());
    assertRefuses(directory, "\"nowhere\" does not exist", URL + nowhere);
    assertRefuses(directory, "\"nobody\" does not exist", "--spring.datasource.username=nobody");
    assertRefuses(directory, "spring.datasource.url", URL + "jdbc:sqlite:file");
    PostgresUnderTest.execute(
        "create database latin template template0 encoding 'LATIN1' locale 'C'");
    assertRefuses(
        directory, "LATIN1", URL + PostgresUnderTest.url("latin", PostgresUnderTest.port()));
    assertThat(output.toString()).doesNotContain("s at most for jdbc:");
  }

  @Test
  void refusesADatabaseThatForgetsWhatItConfirmed() {
    String database = PostgresUnderTest.database(directory);
    PostgresUnderTest.execute("alter database " + database + " set synchronous_commit = off");

    assertRefuses(directory, "synchronous_commit");
  }

  @Test
  void waitsForAServerThatIsNotUpYet(CapturedOutput output) throws Exception {
    int port = closedPort();
    String url = URL + PostgresUnderTest.url(directory, port);
    assertRefuses(directory, "cannot use its database", url, "--ecomarket.database-wait=0s");

    CompletableFuture<CentralUnderTest> starting =
        CompletableFuture.supplyAsync(() -> CentralUnderTest.start(directory, url));
    await().until(() -> output.toString().contains("Waiting 30 s at most for jdbc:postgresql:"));
    try (DatabaseLine line = new DatabaseLine(port, PostgresUnderTest.port());
        CentralUnderTest central = starting.get(30, TimeUnit.SECONDS)) {
      assertThat(central.get("/inventory").status()).isEqualTo(200);
    }
  }

  /** A central that is stopped or cut off while it holds the row must not hold it for hours. */
  @Test
  void takesTheRowFromACentralThatSaysNothingMore() throws SQLException {
    ShopJournal shop = ShopJournal.open("NORTE", "s1").opening(1, 50);
    try (CentralUnderTest central = CentralUnderTest.start(directory)) {
      central.sync(shop, 0, 1);
      Connection frozen = central.pool("writes").getConnection();
      frozen.setAutoCommit(false);
      frozen.createStatement().execute("update branch set last_seen_at = 0");

      assertThat(central.sync(shop, 1, 2).slug()).isEqualTo("central-busy");
      await().atMost(Duration.ofSeconds(15)).until(() -> central.sync(shop, 1, 2).status() == 200);
      assertThatThrownBy(frozen::close).hasMessageContaining("idle-in-transaction");
    }
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
