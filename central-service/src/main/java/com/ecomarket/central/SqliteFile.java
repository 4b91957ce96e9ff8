package com.ecomarket.central;

import com.ecomarket.edge.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.Pragma;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * The file {@code central.db}. What is committed survives a power cut: WAL with {@code
 * synchronous=FULL}, read back at the start because the driver downgrades in silence.
 */
final class SqliteFile {
  static final String NAME = "central.db";

  /**
   * Pages of a shop's balances and of the index over its products, which lie all over the file, so
   * that a batch finds them where the last one left them. SQLite's own 2 MB hold those of one shop.
   */
  private static final int CACHE_KIB = 64 * 1024;

  /**
   * Pages in the log before it is folded in, 16 MiB. A page that several batches change is written
   * to the file once; SQLite's own 1,000 pages are three batches.
   */
  private static final int CHECKPOINT_PAGES = 4096;

  private SqliteFile() {}

  /** Makes directory and file, for this user only. */
  static Path prepare(Path directory) throws IOException {
    Path file = directory.resolve(NAME);
    try {
      makeDirectory(directory);
      if (Files.notExists(file)) {
        Files.createFile(file, only(directory, "rw-------"));
      }
    } catch (IOException e) {
      throw new CannotStart("Central cannot write its data directory: " + e + ".", e);
    }
    return file;
  }

  /** For this user only, if it is missing. */
  static void makeDirectory(Path directory) throws IOException {
    Files.createDirectories(directory, only(directory, "rwx------"));
  }

  static SQLiteDataSource open(Path file, boolean readOnly, Duration wait) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(readOnly);
    if (!readOnly) {
      config.setJournalMode(JournalMode.WAL);
      config.setCacheSize(-CACHE_KIB); // negative: KiB instead of pages
      config.setPragma(Pragma.WAL_AUTOCHECKPOINT, String.valueOf(CHECKPOINT_PAGES));
    }
    config.setSynchronous(SynchronousMode.FULL);
    config.enforceForeignKeys(false);
    config.setBusyTimeout(Math.toIntExact(wait.toMillis()));
    // Not IMMEDIATE: the driver notes "in a transaction" before BEGIN IMMEDIATE has succeeded, so a
    // pooled connection that was once refused the lock would commit statement by statement. Here
    // BEGIN never fails, and every transaction that posts begins with a write, which takes the
    // lock.
    config.setTransactionMode(TransactionMode.DEFERRED);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  /** Refuses a connection that is not what was asked for. */
  static void verify(DataSource source, Duration wait) {
    Map<String, String> wanted = new LinkedHashMap<>();
    wanted.put("journal_mode", "wal");
    wanted.put("synchronous", "2");
    wanted.put("foreign_keys", "0");
    wanted.put("busy_timeout", String.valueOf(wait.toMillis()));
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (Map.Entry<String, String> pragma : wanted.entrySet()) {
        try (ResultSet row = statement.executeQuery("pragma " + pragma.getKey())) {
          String found = row.next() ? row.getString(1) : "nothing";
          if (!found.equals(pragma.getValue())) {
            throw new CannotStart(
                "Central's database has %s = %s instead of %s."
                    .formatted(pragma.getKey(), found, pragma.getValue()));
          }
        }
      }
    } catch (SQLException e) {
      throw new CannotStart("Central cannot open its database: " + e.getMessage() + ".", e);
    }
  }

  private static FileAttribute<?>[] only(Path directory, String rights) {
    return directory.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }
}
