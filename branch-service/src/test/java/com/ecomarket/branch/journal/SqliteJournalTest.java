package com.ecomarket.branch.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecomarket.contract.Hash;
import com.ecomarket.contract.StreamLine;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalTest {
  @TempDir Path directory;
  private JournalFile file;
  private Connection connection;
  private SqliteJournal journal;
  private Hash last;
  private long seq;

  @BeforeEach
  void open() throws Exception {
    file = JournalFile.take(directory);
    connection = file.openWriter();
    journal = new SqliteJournal(connection, file.openHighWater());
    StreamLine first = new StreamLine("B", "S", null, null, Instant.EPOCH);
    last = Hash.next(null, first.bytes());
    journal.commit(List.of(new JournalEntry.StreamOpened(first, last, Map.of(1L, 50L))));
  }

  @AfterEach
  void close() throws Exception {
    journal.close();
    file.close();
  }

  @Test
  void refusesCleanlyWhenTheDiskIsFullAndGoesOnWhenThereIsRoom() throws Exception {
    execute("pragma max_page_count = " + (number("pragma page_count") + 3));
    long acknowledged = 0;
    JournalUnavailable refused = null;
    while (refused == null) {
      Hash before = last;
      try {
        journal.commit(List.of(next(), next()));
        acknowledged = seq;
      } catch (JournalUnavailable e) {
        refused = e;
        last = before;
        seq -= 2;
      }
    }
    assertThat(number("select max(position) from line") - 1).isEqualTo(acknowledged);
    assertThat(acknowledged).isPositive();

    execute("pragma max_page_count = 1000000");
    journal.commit(List.of(next()));

    assertThat(number("select count(*) from line")).isEqualTo(seq + 1);
  }

  @Test
  void endsWhenTheOutcomeOfACommitIsUnknown() throws Exception {
    connection.close();

    assertThatThrownBy(() -> journal.commit(List.of(next())))
        .isInstanceOf(JournalBroken.class)
        .hasMessageContaining("unknown");
  }

  @Test
  void notesTheHighWaterAfterEachCommit() throws Exception {
    journal.commit(List.of(next(), next()));

    try (HighWater again = file.openHighWater()) {
      assertThat(again.read()).isNotNull();
      assertThat(again.read().seq()).isEqualTo(2);
      assertThat(again.read().hash()).isEqualTo(last);
    }
  }

  private JournalEntry next() {
    byte[] line = new byte[2_000];
    last = Hash.next(last, line);
    return new JournalEntry.LineAdded(++seq, last, line, null, null);
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getLong(1) : -1;
    }
  }
}
