package com.ecomarket.branch.journal;

import com.ecomarket.branch.catalog.Catalog;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
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
   * Opens the journal in a directory. A database that SQLite itself cannot read is set aside (never
   * deleted) and a new one begun: the shop sells, and healing brings back what central has.
   *
   * @throws JournalRefused with a sentence, if it cannot be used
   */
  public static OpenJournal open(Path directory, Clock clock) {
    JournalFile file = JournalFile.take(directory);
    try {
      try {
        return opened(file);
      } catch (SQLException | DataAccessException e) {
        if (!isDamaged(e)) {
          throw e;
        }
        setAside(file, clock);
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

  private static void setAside(JournalFile file, Clock clock) throws IOException {
    Path aside = file.database().resolveSibling("damaged-" + clock.millis());
    Files.createDirectory(aside);
    for (String suffix : new String[] {"", "-wal", "-shm"}) {
      Path part = file.database().resolveSibling("journal.db" + suffix);
      if (Files.exists(part)) {
        Files.move(part, aside.resolve(part.getFileName()));
      }
    }
    log.error("The journal is damaged; it was set aside in {} and a new one begins.", aside);
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
