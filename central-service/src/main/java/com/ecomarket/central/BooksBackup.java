package com.ecomarket.central;

import com.ecomarket.contract.Hash;
import com.ecomarket.edge.backup.BackupRefused;
import com.ecomarket.edge.backup.KeptDatabase;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/** Central's books on SQLite as they are copied and put back. PostgreSQL has its own tools. */
final class BooksBackup implements KeptDatabase {
  private static final Duration WAIT = Duration.ofSeconds(5);

  @Override
  public String fileName() {
    return SqliteFile.NAME;
  }

  @Override
  public Connection read(Path database) throws SQLException {
    return SqliteFile.open(database, true, WAIT).getConnection();
  }

  @Override
  public Contents check(Path database) throws SQLException {
    try (Connection connection = read(database);
        Statement statement = connection.createStatement()) {
      refuseOtherDatabases(database, statement);
      Chains chains = new Chains(database);
      try (ResultSet row =
          statement.executeQuery(
              "select branch_id, stream_id, seq, hash, line from ledger_line"
                  + " order by branch_id, stream_id, seq")) {
        while (row.next()) {
          chains.add(
              row.getString(1),
              row.getString(2),
              row.getLong(3),
              Hash.of(row.getBytes(4)),
              row.getBytes(5));
        }
      }
      return new Contents(
          "central",
          chains.lines,
          String.format(
              Locale.ROOT,
              "central's books, every line fits its hash: lines %,d, books %d",
              chains.lines,
              chains.books.size()));
    }
  }

  /**
   * Every connection to a WAL database holds a shared lock on it for as long as it is open, so
   * whoever gets the exclusive one is alone. Then the log is folded in, and nothing of it is left.
   */
  @Override
  public Closeable hold(Path directory) throws IOException {
    SqliteFile.makeDirectory(directory);
    Path database = directory.resolve(fileName());
    if (Files.notExists(database)) {
      return () -> {};
    }
    SQLiteConfig alone = new SQLiteConfig();
    alone.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
    alone.setBusyTimeout(0);
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + database, alone.toProperties());
        Statement statement = connection.createStatement()) {
      statement.execute("begin exclusive");
      statement.execute("commit");
    } catch (SQLException e) {
      int code = e.getErrorCode() & 0xff;
      if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
        throw new BackupRefused("Stop central first: a process works with " + database + ".");
      }
      // Damaged, then: what restoring is for.
    }
    return () -> {};
  }

  /** The next start begins a new epoch, so that every branch gets the catalogue of the copy. */
  @Override
  public void prepare(Path database) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("update catalog_state set epoch = ''");
    }
  }

  @Override
  public String whatComesNext() {
    return "start central. Every branch sends again what the copy does not have, and gets the"
        + " catalogue of the copy. Deliveries, counts, prices and shipments that were entered at"
        + " central after the copy are gone: enter them again.";
  }

  private static void refuseOtherDatabases(Path database, Statement statement) throws SQLException {
    try (ResultSet tables =
        statement.executeQuery(
            "select count(*) from sqlite_master where type = 'table'"
                + " and name in ('ledger_line', 'catalog_state')")) {
      if (!tables.next() || tables.getInt(1) != 2) {
        throw new BackupRefused(database + " does not hold central's books.");
      }
    }
  }

  /** Lines as they come, sorted by book, stream and seq. */
  private static final class Chains {
    private final Path database;
    private final Set<String> books = new HashSet<>();
    private String stream = "";
    private long next;
    private @Nullable Hash previous;
    private long lines;

    Chains(Path database) {
      this.database = database;
    }

    void add(String book, String streamId, long seq, Hash hash, byte[] line) {
      if (books.add(book) || !streamId.equals(stream)) {
        stream = streamId;
        next = 0;
        previous = null;
      }
      if (seq != next || !Hash.next(previous, line).equals(hash)) {
        throw new BackupRefused(
            "%s is damaged: line %d of stream %s of %s is missing or does not fit its hash."
                .formatted(database, next, streamId, book));
      }
      previous = hash;
      next++;
      lines++;
    }
  }
}
