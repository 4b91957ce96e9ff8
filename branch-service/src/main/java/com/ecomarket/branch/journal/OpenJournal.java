package com.ecomarket.branch.journal;

import com.ecomarket.branch.catalog.Catalog;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.sqlite.SQLiteErrorCode;

/** A journal that has been taken, opened and checked. */
public final class OpenJournal implements CheckedJournal, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OpenJournal.class);
  private static final int READERS = 4;
  private static final List<String> PARTS = List.of("-wal", "-shm", "");

  private final JournalFile file;
  private final SqliteJournal journal;
  private final HikariDataSource readers;
  private final SqliteJournalReader reader;
  private final JournalCheck check;

  private OpenJournal(
      JournalFile file, SqliteJournal journal, HikariDataSource readers, JournalCheck check) {
    this.file = file;
    this.journal = journal;
    this.readers = readers;
    this.reader = new SqliteJournalReader(readers);
    this.check = check;
  }

  /**
   * Opens the journal in a directory. A database that SQLite itself finds damaged is set aside
   * (never deleted) and a new one begun with what can still be read of it: the shop sells, and
   * healing brings back what central has.
   *
   * @throws JournalRefused with a sentence, if it cannot be used
   */
  public static OpenJournal open(Path directory, Clock clock) {
    JournalFile file = JournalFile.take(directory);
    try {
      takeSalvaged(file);
      try {
        return opened(file);
      } catch (SQLException | DataAccessException e) {
        if (!isDamaged(e)) {
          throw e;
        }
        salvage(file, clock);
        return opened(file);
      }
    } catch (SQLException | DataAccessException | IOException e) {
      closeQuietly(file);
      throw new JournalRefused("The journal in " + directory + " cannot be opened: " + e);
    } catch (RuntimeException e) {
      closeQuietly(file);
      throw e;
    }
  }

  private static OpenJournal opened(JournalFile file) throws SQLException, IOException {
    Connection writer = file.openWriter();
    HikariDataSource readers = null;
    try {
      refuseDamaged(writer);
      readers = readers(file);
      HighWater highWater = file.openHighWater();
      JournalCheck check = JournalCheck.of(new SqliteJournalReader(readers), highWater.read());
      return new OpenJournal(file, new SqliteJournal(writer, highWater), readers, check);
    } catch (SQLException | DataAccessException | IOException e) {
      if (readers != null) {
        readers.close();
      }
      writer.close();
      throw e;
    }
  }

  private static HikariDataSource readers(JournalFile file) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("journal-readers");
    config.setMaximumPoolSize(READERS);
    config.setMinimumIdle(1);
    config.setReadOnly(true);
    // A damaged file shows at the check, as one kind of error.
    config.setInitializationFailTimeout(-1);
    config.setDataSource(file.readers());
    return new HikariDataSource(config);
  }

  /**
   * All pages, also of what no start reads: the keys of requests, say. Found in the middle of a
   * sale, the same damage would end the process at each of them.
   */
  private static void refuseDamaged(Connection writer) throws SQLException {
    try (Statement statement = writer.createStatement();
        ResultSet found = statement.executeQuery("pragma quick_check(1)")) {
      String verdict = found.next() ? found.getString(1) : "nothing";
      if (!verdict.equals("ok")) {
        throw new SQLException(verdict, null, SQLiteErrorCode.SQLITE_CORRUPT.code);
      }
    }
  }

  private static boolean isDamaged(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        int code = sql.getErrorCode() & 0xff;
        return code == SQLiteErrorCode.SQLITE_CORRUPT.code
            || code == SQLiteErrorCode.SQLITE_NOTADB.code;
      }
    }
    return false;
  }

  /**
   * Writes what can be read into a new file, moves the damaged one aside and puts the new one in
   * its place. Broken off before the last step, the next start takes it.
   */
  private static void salvage(JournalFile file, Clock clock) throws SQLException, IOException {
    Path fresh = file.salvaged();
    // Left by a start that was broken off.
    for (String suffix : PARTS) {
      Files.deleteIfExists(fresh.resolveSibling(fresh.getFileName() + suffix));
    }
    boolean saved;
    try (Connection writer = file.openWriter(fresh);
        Connection damaged = JournalFile.connectReadOnly(file.database())) {
      saved = Salvage.bringOver(damaged, writer);
    }
    Path aside = setAside(file, clock);
    takeSalvaged(file);
    log.error(
        "The journal is damaged; it was set aside in {}. {}",
        aside,
        saved ? "What could be read of it was brought over." : "A new one begins.");
  }

  private static void takeSalvaged(JournalFile file) throws IOException {
    if (Files.notExists(file.database()) && Files.exists(file.salvaged())) {
      Files.move(file.salvaged(), file.database(), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  /** The log first: in the place of the new journal it would be taken for that one's. */
  private static Path setAside(JournalFile file, Clock clock) throws IOException {
    Path aside = file.database().resolveSibling("damaged-" + clock.millis());
    Files.createDirectory(aside);
    for (String suffix : PARTS) {
      Path part = file.database().resolveSibling(JournalFile.DATABASE + suffix);
      if (Files.exists(part)) {
        Files.move(part, aside.resolve(part.getFileName()));
      }
    }
    return aside;
  }

  private static void closeQuietly(JournalFile file) {
    try {
      file.close();
    } catch (IOException e) {
      log.warn("The lock of the journal could not be released: {}", e.toString());
    }
  }

  @Override
  public Journal journal() {
    return journal;
  }

  public JournalReader reader() {
    return reader;
  }

  @Override
  public JournalCheck check() {
    return check;
  }

  @Override
  public Catalog catalog() {
    return reader.catalog();
  }

  /** The neighbours' shelves that were stored last. */
  public List<StoredShelf> shelves() {
    return reader.shelves();
  }

  /** What central said last of the open shipments. */
  public Announced announced() {
    return reader.announced();
  }

  @Override
  public Map<Long, Long> balances() {
    return reader.balances();
  }

  @Override
  public void close() throws IOException, SQLException {
    readers.close();
    journal.close();
    file.close();
  }
}
