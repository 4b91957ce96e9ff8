package com.ecomarket.bench.central;

import com.ecomarket.acceptance.process.CentralProcess;
import com.ecomarket.bench.machine.Postgres;
import com.ecomarket.contract.SyncEnvelope.CatalogMark;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The database of a central, and one beside it with an empty table of lines of the same shape.
 *
 * @param engine as people name it
 * @param url of the database
 * @param bare of the one beside it
 * @param order column that says in which order rows came
 * @param settings of a central that keeps its books here
 */
record Books(String engine, String url, String bare, String order, Map<String, String> settings) {
  static Books sqlite(Path home) throws IOException {
    return sqliteIn(Files.createDirectories(home.resolve("data")));
  }

  /** Those of a central on SQLite that has been started. */
  static Books of(CentralProcess central) {
    return sqliteIn(central.service().data());
  }

  private static Books sqliteIn(Path data) {
    return new Books(
        "SQLite",
        "jdbc:sqlite:" + data.resolve("central.db"),
        // As central opens its own.
        "jdbc:sqlite:"
            + data.resolve("bare.db")
            + "?journal_mode=WAL&synchronous=FULL&cache_size=-65536&wal_autocheckpoint=4096",
        "rowid",
        Map.of());
  }

  static Books postgres(EmbeddedPostgres server) {
    String url = Postgres.url(server);
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("spring.profiles.active", "postgres");
    settings.put("spring.datasource.url", url);
    settings.put("spring.datasource.username", "postgres");
    return new Books(
        "PostgreSQL",
        url + "?user=postgres",
        url + "?user=postgres&currentSchema=bare&reWriteBatchedInserts=true",
        "ctid",
        settings);
  }

  /** A central on these books, as it is shipped. */
  CentralProcess central(String name, Path home, Path catalogue) {
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put("ecomarket.catalog-file", catalogue.toString());
    CentralProcess central = new CentralProcess(home.resolve(name), all);
    central.service().startAsShipped();
    return central;
  }

  /** Makes the table of lines with its indexes once more; central has made its own. */
  void makeBare() throws SQLException {
    List<String> statements = new ArrayList<>();
    if (url.startsWith("jdbc:sqlite")) {
      rows("select sql from sqlite_master where tbl_name = 'ledger_line' and sql is not null"
              + " order by type desc")
          .forEach(row -> statements.add(String.valueOf(row[0])));
    } else {
      statements.add("create schema bare");
      statements.add("create table bare.ledger_line (like public.ledger_line including all)");
    }
    try (Connection connection = DriverManager.getConnection(bare);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Where the catalogue of a central on these books stands. */
  CatalogMark catalogue() throws SQLException {
    @Nullable Object[] row = rows("select epoch, version from catalog_state").get(0);
    return new CatalogMark(String.valueOf(row[0]), Long.parseLong(String.valueOf(row[1])));
  }

  /** All rows that a query gives. */
  List<@Nullable Object[]> rows(String sql) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        @Nullable Object[] row = new @Nullable Object[columns];
        for (int column = 0; column < columns; column++) {
          row[column] = result.getObject(column + 1);
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
