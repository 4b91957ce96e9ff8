package com.ecomarket.branch.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFileTest {
  @TempDir Path directory;

  @Test
  void refusesADirectoryThatIsAlreadyTaken() throws Exception {
    try (JournalFile first = JournalFile.take(directory)) {
      assertThat(first.database().getParent()).isEqualTo(directory);
      assertThatThrownBy(() -> JournalFile.take(directory))
          .isInstanceOf(JournalRefused.class)
          .hasMessageContaining("Another process already sells");
    }
    JournalFile.take(directory).close();
  }

  @Test
  void keepsTheFilesToTheirOwner() throws Exception {
    Path fresh = directory.resolve("a/b");
    try (JournalFile file = JournalFile.take(fresh);
        Connection writer = file.openWriter()) {
      assertThat(writer.isClosed()).isFalse();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh)))
          .isEqualTo("rwx------");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.database())))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void refusesADirectoryThatIsAFile() throws Exception {
    Path file = Files.writeString(directory.resolve("x"), "");

    assertThatThrownBy(() -> JournalFile.take(file))
        .isInstanceOf(JournalRefused.class)
        .hasMessageContaining("cannot be used");
  }

  @Test
  void refusesAConnectionThatWouldLoseSalesInAPowerCut() throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("x.db"));
        Statement statement = connection.createStatement()) {
      statement.execute("pragma journal_mode = wal");
      statement.execute("pragma synchronous = normal");

      assertThatThrownBy(() -> JournalFile.verifyPragmas(connection))
          .isInstanceOf(JournalRefused.class)
          .hasMessageContaining("synchronous is 1 and must be 2");
    }
  }

  @Test
  void addsToAJournalOfAnEarlierProgramWhatThatCanLeaveAlone() throws Exception {
    try (JournalFile file = JournalFile.take(directory)) {
      execute(file, "drop table done_without_line");

      try (Connection writer = file.openWriter();
          Statement statement = writer.createStatement();
          ResultSet version = statement.executeQuery("pragma user_version")) {
        assertThat(version.getInt(1)).isEqualTo(1);
        assertThat(statement.executeUpdate("insert into done_without_line values ('k', 'd')"))
            .isEqualTo(1);
      }
    }
  }

  @Test
  void refusesAJournalOfANewerVersion() throws Exception {
    try (JournalFile file = JournalFile.take(directory)) {
      execute(file, "pragma user_version = 99");

      assertThatThrownBy(file::openWriter)
          .isInstanceOf(JournalRefused.class)
          .hasMessageContaining("newer version (99)");
    }
  }

  private static void execute(JournalFile file, String sql) throws Exception {
    try (Connection writer = file.openWriter();
        Statement statement = writer.createStatement()) {
      statement.execute(sql);
    }
  }
}
