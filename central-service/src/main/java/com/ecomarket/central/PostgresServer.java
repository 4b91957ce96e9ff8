package com.ecomarket.central;

import com.ecomarket.edge.CannotStart;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;

/** The PostgreSQL server that several centrals may share. */
final class PostgresServer {
  private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  /** Not reachable, connection lost, still starting or stopping, no connection left. */
  private static final Set<String> MAY_COME_UP = Set.of("08001", "08006", "57P03", "53300");

  private final DataSourceProperties settings;

  PostgresServer(DataSourceProperties settings) {
    this.settings = settings;
  }

  /**
   * Connections to it. What is set here goes before the same parameter in the URL.
   *
   * @param options for the server, {@code -c name=value …}
   * @param answer how long one statement may keep silent, a cut cable included; zero for ever
   */
  PGSimpleDataSource open(String options, Duration answer) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setApplicationName("ecomarket-central");
    source.setConnectTimeout(1);
    source.setSocketTimeout(Math.toIntExact(answer.toSeconds()));
    source.setTcpKeepAlive(true);
    source.setReWriteBatchedInserts(true);
    source.setOptions(options);
    source.setUser(settings.getUsername());
    source.setPassword(settings.getPassword());
    String url = settings.getUrl();
    try {
      source.setUrl(url == null ? "" : url);
    } catch (IllegalArgumentException e) {
      throw new CannotStart(
          "Central needs spring.datasource.url to be jdbc:postgresql://host:port/database.", e);
    }
    return source;
  }

  /**
   * Waits until the server answers and looks whether it keeps what it is told.
   *
   * @throws CannotStart if it does not answer in time; at once for what waiting does not mend
   */
  void await(DataSource source, Duration patience) {
    long start = System.nanoTime();
    boolean said = false;
    while (true) {
      try (Connection connection = source.getConnection()) {
        verify(connection);
        return;
      } catch (SQLException e) {
        boolean late = System.nanoTime() - start >= patience.toNanos();
        if (late || !MAY_COME_UP.contains(String.valueOf(e.getSQLState()))) {
          throw new CannotStart(
              "Central cannot use its database %s: %s".formatted(place(), e.getMessage()), e);
        }
        if (!said) {
          log.info("Waiting {} s at most for {}", patience.toSeconds(), place());
          said = true;
        }
        pause();
      }
    }
  }

  private void verify(Connection connection) throws SQLException {
    String encoding = shown(connection, "server_encoding");
    if (!encoding.equals("UTF8")) {
      throw new CannotStart(
          "Central's database %s has the encoding %s instead of UTF8."
              .formatted(place(), encoding));
    }
    if (shown(connection, "synchronous_commit").equals("off")) {
      throw new CannotStart(
          "Central's database %s has synchronous_commit = off and would forget what it confirmed."
              .formatted(place()));
    }
  }

  private static String shown(Connection connection, String setting) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("show " + setting)) {
      return row.next() ? row.getString(1) : "";
    }
  }

  /** Without the parameters, one of which may be a password. */
  private String place() {
    return String.valueOf(settings.getUrl()).replaceFirst("\\?.*", "");
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotStart("Central was interrupted while it waited for its database.", e);
    }
  }
}
