package com.ecomarket.acceptance.machine;

import com.ecomarket.acceptance.chaos.Database;
import com.ecomarket.acceptance.process.Signals;
import com.ecomarket.acceptance.process.Waiting;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One PostgreSQL that is killed, frozen, and started again on the same or on other data. */
public final class PostgresServer implements Database, AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final Path data;
  private EmbeddedPostgres server;

  /**
   * Starts it.
   *
   * @param data does not exist yet
   */
  public PostgresServer(Path data) throws IOException {
    this.data = data;
    this.server = on(data).start();
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        "spring.profiles.active",
        "postgres",
        "spring.datasource.url",
        server.getJdbcUrl("postgres", "postgres"));
  }

  @Override
  public void kill() {
    List<Long> all = processes();
    signal("KILL", all);
    Waiting.until(
        "PostgreSQL to be gone", SOON, () -> all.stream().noneMatch(PostgresServer::isAlive));
  }

  @Override
  public void start() {
    int port = server.getPort();
    try {
      // Stops nothing any more, but lets go of the folder.
      server.close();
      // Its number may be somebody else's by now, and then PostgreSQL would not start.
      Files.deleteIfExists(data.resolve("postmaster.pid"));
      server = on(data).setPort(port).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void freeze() {
    signal("STOP", processes());
  }

  @Override
  public void thaw() {
    signal("CONT", processes());
  }

  @Override
  public Path data() {
    return data;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  /** A server on data that stays when it ends; central takes no database that forgets. */
  public static EmbeddedPostgres.Builder on(Path data) {
    // The library turns the last of these settings off.
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        // A socket's lock names the killed process, whose number may not be free yet.
        .setServerConfig("unix_socket_directories", "")
        .setServerConfig("synchronous_commit", "on");
  }

  /** The process on this data that started all others. */
  public static ProcessHandle first(Path data) {
    try {
      String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim();
      return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first of them makes the others, so it comes first. */
  private List<Long> processes() {
    ProcessHandle first = first(data);
    return Stream.concat(Stream.of(first), first.children()).map(ProcessHandle::pid).toList();
  }

  /** Whether it still has memory: a dead process whose parent has not asked for it has none. */
  private static boolean isAlive(long pid) {
    return Files.exists(Path.of("/proc", Long.toString(pid), "exe"));
  }

  /** One that ended by itself meanwhile is no accident. */
  private static void signal(String signal, List<Long> pids) {
    pids.forEach(pid -> Signals.send(signal, pid));
  }
}
