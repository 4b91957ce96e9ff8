package com.ecomarket.central;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One real PostgreSQL server for all tests of a JVM, with a database for each directory. */
final class PostgresUnderTest {
  static final String USER = "postgres";
  private static final Map<Path, String> DATABASES = new ConcurrentHashMap<>();

  private PostgresUnderTest() {}

  /** The database that stands for this directory; made at the first call. */
  static String url(Path directory) {
    return url(database(directory), port());
  }

  /** The same, by way of another port. */
  static String url(Path directory, int port) {
    return url(database(directory), port);
  }

  static int port() {
    return Running.SERVER.getPort();
  }

  static String database(Path directory) {
    return DATABASES.computeIfAbsent(
        directory,
        fresh -> {
          String name = "central_" + DATABASES.size();
          execute("create database " + name);
          return name;
        });
  }

  /** Does something to the server itself. */
  static void execute(String sql) {
    try (Connection connection = Running.SERVER.getPostgresDatabase().getConnection()) {
      connection.createStatement().execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static String url(String database, int port) {
    return "jdbc:postgresql://localhost:" + port + "/" + database;
  }

  private static final class Running {
    /** Ends with the JVM. The library turns this setting off, and central would refuse to start. */
    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("synchronous_commit", "on").start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
