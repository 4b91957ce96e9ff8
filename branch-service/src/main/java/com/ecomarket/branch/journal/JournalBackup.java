package com.ecomarket.branch.journal;

import com.ecomarket.contract.StreamLine;
import com.ecomarket.edge.backup.BackupRefused;
import com.ecomarket.edge.backup.KeptDatabase;
import java.io.Closeable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A branch's journal as it is copied and put back. The high-water file is no part of a copy, and a
 * restore leaves it where it is: it tells the next start how far the journal once came.
 */
public final class JournalBackup implements KeptDatabase {
  @Override
  public String fileName() {
    return JournalFile.DATABASE;
  }

  @Override
  public Connection read(Path database) throws SQLException {
    return JournalFile.connectReadOnly(database);
  }

  @Override
  public Contents check(Path database) throws SQLException {
    try (Connection connection = read(database)) {
      refuseOtherDatabases(database, connection);
      SqliteJournalReader reader =
          new SqliteJournalReader(new SingleConnectionDataSource(connection, true));
      JournalCheck check = JournalCheck.of(reader, null);
      List<Stream> streams = reader.streams();
      if (check.stream() == null || check.last() == null) {
        throw new BackupRefused(database + " is a journal without a line.");
      }
      if (!check.sound()) {
        throw new BackupRefused(
            "%,d lines of %s are missing or do not fit their hash."
                .formatted(check.damaged(), database));
      }
      StoredLine first = reader.line(check.stream(), 0);
      if (first == null || !(first.read() instanceof StreamLine opened)) {
        throw new BackupRefused(database + " does not say which branch it is of.");
      }
      long lines = check.stream().firstPosition() + check.stream().lastSeq();
      return new Contents(
          opened.branchId(),
          lines,
          String.format(
              Locale.ROOT,
              "the journal of %s, every line fits its hash: lines %,d, streams %d; the last is line"
                  + " %,d of %s",
              opened.branchId(),
              lines,
              streams.size(),
              check.last().seq(),
              check.last().streamId()));
    } catch (DataAccessException | JournalBroken e) {
      throw new BackupRefused(database + " cannot be read as a journal: " + e.getMessage());
    }
  }

  @Override
  public Closeable hold(Path directory) {
    try {
      return JournalFile.take(directory);
    } catch (JournalRefused e) {
      throw new BackupRefused("Stop the branch first. " + e.getMessage());
    }
  }

  @Override
  public void prepare(Path database) {
    // A journal says by itself, line by line, that it is an old one.
  }

  @Override
  public String whatComesNext() {
    return "start the branch. It sells at once, fetches from central what the copy does not have,"
        + " and sends what central does not have. Sales that were made after the copy and that"
        + " central never got are gone from it.";
  }

  private static void refuseOtherDatabases(Path database, Connection connection)
      throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet tables =
            statement.executeQuery(
                "select count(*) from sqlite_master where type = 'table'"
                    + " and name in ('stream', 'line', 'base_balance')")) {
      if (!tables.next() || tables.getInt(1) != 3) {
        throw new BackupRefused(database + " is not a branch's journal.");
      }
    }
  }
}
