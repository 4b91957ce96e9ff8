package com.ecomarket.branch.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

/**
 * The files of a journal in its directory, held by one process: {@code journal.db} (SQLite), {@code
 * journal.lock} and {@code journal.high-water}.
 *
 * <p>sqlite-jdbc downgrades quietly (an unknown value of {@code synchronous} means NORMAL), so
 * every pragma that the guarantee of {@link Journal} rests on is read back, and a wrong one
 * refuses.
 */
public final class JournalFile implements Closeable {
  static final String DATABASE = "journal.db";
  private static final int SCHEMA_VERSION = 1;

  private final Path directory;
  private final FileChannel lockFile;

  private JournalFile(Path directory, FileChannel lockFile) {
    this.directory = directory;
    this.lockFile = lockFile;
  }

  /**
   * Takes the directory, making it if need be, readable by its owner only.
   *
   * @throws JournalRefused if it cannot be used or another process holds it
   */
  public static JournalFile take(Path directory) {
    FileChannel lockFile = null;
    try {
      boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
      if (posix && !Files.exists(directory)) {
        Path parent = directory.toAbsolutePath().getParent();
        Files.createDirectories(Objects.requireNonNullElse(parent, directory));
        Files.createDirectory(
            directory,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
      Files.createDirectories(directory);
      lockFile =
          FileChannel.open(
              directory.resolve("journal.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      // Never the database itself: closing any handle on it would drop SQLite's own POSIX locks.
      FileLock lock = lockFile.tryLock();
      if (lock != null) {
        return new JournalFile(directory, lockFile);
      }
    } catch (OverlappingFileLockException e) {
      // Held by this very process: the sentence below says it.
    } catch (IOException e) {
      closeQuietly(lockFile);
      throw new JournalRefused("The journal in " + directory + " cannot be used: " + e);
    }
    closeQuietly(lockFile);
    throw new JournalRefused(
        "Another process already sells from the journal in "
            + directory
            + "; two branches must not share one data directory.");
  }

  Path database() {
    return directory.resolve(DATABASE);
  }

  /** Where a damaged journal is written anew before it takes the place of {@link #database()}. */
  Path salvaged() {
    return directory.resolve(DATABASE + ".salvaged");
  }

  /** The one connection that writes. The schema is there when this returns. */
  Connection openWriter() throws SQLException, IOException {
    return openWriter(database());
  }

  Connection openWriter(Path database) throws SQLException, IOException {
    Connection connection = config(false).createConnection("jdbc:sqlite:" + database);
    try {
      verifyPragmas(connection);
      createSchema(connection);
      restrictToOwner(database);
      return connection;
    } catch (SQLException | IOException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** One that only reads, of any journal, also of one that a branch writes. */
  static Connection connectReadOnly(Path database) throws SQLException {
    return config(true).createConnection("jdbc:sqlite:" + database);
  }

  /** Connections that only read. */
  DataSource readers() {
    SQLiteDataSource source = new SQLiteDataSource(config(true));
    source.setUrl("jdbc:sqlite:" + database());
    return source;
  }

  HighWater openHighWater() throws IOException {
    return new HighWater(directory.resolve("journal.high-water"));
  }

  private static SQLiteConfig config(boolean readOnly) {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(readOnly);
    config.setBusyTimeout(5_000);
    if (!readOnly) {
      config.setJournalMode(JournalMode.WAL);
      config.setSynchronous(SynchronousMode.FULL);
      config.setCacheSize(-16_384);
      config.setGetGeneratedKeys(false); // or the driver asks for them after every insert
    }
    return config;
  }

  static void verifyPragmas(Connection connection) throws SQLException {
    Map<String, String> required = new LinkedHashMap<>();
    required.put("journal_mode", "wal");
    required.put("synchronous", "2");
    required.put("locking_mode", "normal");
    for (Map.Entry<String, String> pragma : required.entrySet()) {
      String actual = pragma(connection, pragma.getKey());
      if (!pragma.getValue().equals(actual)) {
        throw new JournalRefused(
            "The journal's %s is %s and must be %s; sales would not survive a power cut."
                .formatted(pragma.getKey(), actual, pragma.getValue()));
      }
    }
  }

  private static void createSchema(Connection connection) throws SQLException, IOException {
    int version = Integer.parseInt(Objects.requireNonNull(pragma(connection, "user_version")));
    if (version > SCHEMA_VERSION) {
      throw new JournalRefused(
          "The journal was written by a newer version (%d) than this one reads (%d)."
              .formatted(version, SCHEMA_VERSION));
    }
    if (version == 0) {
      run(connection, "/journal-v1.sql");
    }
    run(connection, "/journal-additions.sql");
  }

  private static void run(Connection connection, String script) throws SQLException, IOException {
    try (InputStream sql = JournalFile.class.getResourceAsStream(script);
        Statement statement = connection.createStatement()) {
      String text = new String(Objects.requireNonNull(sql).readAllBytes(), StandardCharsets.UTF_8);
      statement.execute("begin immediate");
      // One statement at a time: sqlite-jdbc runs only the first of several.
      for (String one : text.replaceAll("(?m)^--.*$", "").split(";")) {
        if (!one.isBlank()) {
          statement.execute(one);
        }
      }
      statement.execute("commit");
    }
  }

  private static @Nullable String pragma(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("pragma " + name)) {
      return result.next() ? result.getString(1) : null;
    }
  }

  private void restrictToOwner(Path database) throws IOException {
    if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(database, PosixFilePermissions.fromString("rw-------"));
    }
    // The file's name must survive a power cut too.
    try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
      names.force(true);
    } catch (IOException e) {
      // Not every system lets a directory be opened; those that lose names then are not ours.
    }
  }

  private static void closeQuietly(@Nullable FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // Nothing was written through it.
    }
  }

  /** Lets another process take the directory. */
  @Override
  public void close() throws IOException {
    lockFile.close();
  }
}
