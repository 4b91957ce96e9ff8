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
    CentralUnderTest.start(directory, "--spring.flyway.target=1.1?").close();
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
}
