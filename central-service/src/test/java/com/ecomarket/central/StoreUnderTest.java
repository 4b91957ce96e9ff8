package com.ecomarket.central;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/**
 * Where central keeps its books in this run of the tests: on SQLite, or with {@code
 * -Dcentral.engine=postgres} on PostgreSQL. Each directory has a store of its own.
 */
final class StoreUnderTest {
  private static final boolean POSTGRES = "postgres".equals(System.getProperty("central.engine"));

  private StoreUnderTest() {}

  /** What central is started with, unless a test says otherwise. */
  static String[] settings(Path directory) {
    return POSTGRES
        ? new String[] {
          "spring.profiles.active=postgres",
          "spring.datasource.url=" + PostgresUnderTest.url(directory),
          "spring.datasource.username=" + PostgresUnderTest.USER
        }
        : new String[0];
  }

  /** The store as an older central left it, with the migrations up to this one. */
  static void migrate(Path directory, String target) {
    Flyway.configure()
        .dataSource(
            POSTGRES
                ? PostgresUnderTest.url(directory)
                : "jdbc:sqlite:" + directory.resolve("central.db"),
            POSTGRES ? PostgresUnderTest.USER : "",
            "")
        .locations(
            POSTGRES
                ? new String[] {"classpath:db/migration", "classpath:db/postgres"}
                : new String[] {"classpath:db/migration"})
        .target(target)
        .load()
        .migrate();
  }

  /** A connection behind central's back. */
  static Connection open(Path directory) throws SQLException {
    return POSTGRES
        ? DriverManager.getConnection(
            PostgresUnderTest.url(directory), PostgresUnderTest.USER, null)
        : DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("central.db"));
  }

  /** Lets nobody else write, but everybody read, until the connection's transaction ends. */
  static void keepWritersOut(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    String sql =
        POSTGRES
            ? "lock table branch in exclusive mode"
            : "update branch set last_seen_at = last_seen_at where false";
    connection.createStatement().execute(sql);
  }
}
