package com.ecomarket.acceptance;

import com.ecomarket.acceptance.machine.PostgresServer;
import com.ecomarket.acceptance.process.Ports;
import com.ecomarket.acceptance.process.Waiting;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL that is copied while it works (its own low-level backup: what {@code pg_basebackup}
 * does), with a synchronous standby on one copy and another copy kept for later.
 */
final class PostgresPair implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final Path standbyData;
  private final Path oldCopy;
  private final Path primaryData;
  private final EmbeddedPostgres primary;
  private final int standbyPort;
  private @Nullable EmbeddedPostgres standby;
  private @Nullable EmbeddedPostgres restored;

  PostgresPair(Path folder) throws IOException {
    this.primaryData = folder.resolve("primary");
    this.standbyData = folder.resolve("standby");
    this.oldCopy = folder.resolve("old-copy");
    this.primary = PostgresServer.on(primaryData).setServerConfig("wal_keep_size", "64MB").start();
    this.standbyPort = Ports.free();
  }

  /** Both hosts; whichever of them takes writes. */
  String url() {
    return "jdbc:postgresql://localhost:%d,localhost:%d/postgres?user=postgres&targetServerType=primary&hostRecheckSeconds=1"
        .formatted(primary.getPort(), standbyPort);
  }

  void copyPrimary() throws SQLException, IOException {
    try (Connection connection = primary.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("select pg_backup_start('drill', true)");
      copy(primaryData, standbyData);
      copy(primaryData, oldCopy);
      try (ResultSet stopped =
          statement.executeQuery("select labelfile from pg_backup_stop(false)")) {
        stopped.next();
        Files.writeString(standbyData.resolve("backup_label"), stopped.getString(1));
        Files.writeString(oldCopy.resolve("backup_label"), stopped.getString(1));
      }
    }
    // The old copy stands alone, so it brings the log that was written meanwhile.
    copy(primaryData.resolve("pg_wal"), oldCopy.resolve("pg_wal"));
  }

  /** Returns once no commit is confirmed that the standby does not have on its disk. */
  void startStandby() throws SQLException, IOException {
    Files.createFile(standbyData.resolve("standby.signal"));
    // As pg_basebackup --write-recovery-conf leaves it.
    Files.writeString(
        standbyData.resolve("postgresql.auto.conf"),
        "primary_conninfo = 'host=localhost port=%d user=postgres'%n".formatted(primary.getPort()),
        StandardOpenOption.APPEND);
    standby = PostgresServer.on(standbyData).setPort(standbyPort).start();
    execute(primary, "alter system set synchronous_standby_names = '*'");
    execute(primary, "select pg_reload_conf()");
    Waiting.until(
        "the standby to be synchronous",
        SOON,
        () -> text(primary, "select sync_state from pg_stat_replication").equals("sync"));
  }

  /** SIGKILL: nothing is flushed, nobody is told. */
  void killPrimary() {
    PostgresServer.first(primaryData).destroyForcibly();
  }

  void promoteStandby() throws SQLException {
    execute(running(standby), "select pg_promote(true, 30)");
  }

  /** The last line of the branch that the standby has. */
  long headSeq(String branchId) {
    return Long.parseLong(
        text(
            running(standby),
            "select head_seq from branch where branch_id = '%s'".formatted(branchId)));
  }

  /** Yesterday's data in place of today's, as a person would: with a new epoch. */
  void startOldCopy() throws SQLException, IOException {
    running(standby).close();
    standby = null;
    restored = PostgresServer.on(oldCopy).setPort(standbyPort).start();
    execute(restored, "update catalog_state set epoch = ''");
  }

  @Override
  public void close() throws IOException {
    if (standby != null) {
      standby.close();
    }
    if (restored != null) {
      restored.close();
    }
    primary.close();
  }

  private static EmbeddedPostgres running(@Nullable EmbeddedPostgres server) {
    if (server == null) {
      throw new IllegalStateException("it does not run");
    }
    return server;
  }

  private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String text(EmbeddedPostgres server, String sql) {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? String.valueOf(row.getString(1)) : "";
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Without the log and what belongs to the running process. */
  private static void copy(Path from, Path to) throws IOException {
    boolean isLog = from.endsWith("pg_wal");
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Path target = to.resolve(from.relativize(folder));
            if (Files.notExists(target)) {
              Files.createDirectory(
                  target,
                  PosixFilePermissions.asFileAttribute(
                      PosixFilePermissions.fromString("rwx------")));
            }
            boolean skipped = !isLog && folder.endsWith("pg_wal");
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            String name = file.getFileName().toString();
            if (!name.startsWith("postmaster.") && !name.equals("epg-lock")) {
              try {
                Files.copy(file, to.resolve(from.relativize(file)));
              } catch (NoSuchFileException gone) {
                // A working server deletes files too.
              }
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
