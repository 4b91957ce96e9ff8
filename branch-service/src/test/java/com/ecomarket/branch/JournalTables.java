package com.ecomarket.branch;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is durable in a branch, read behind its back. Not how far central has taken it up and what
 * central told: that goes on whoever asks the branch for what.
 */
final class JournalTables implements AutoCloseable {
  private static final Map<String, String> QUERIES = new LinkedHashMap<>();

  static {
    QUERIES.put("line", "select position || hex(hash) from line order by position desc limit 1");
    QUERIES.put("stream", "select count(*) || max(stream_id) from stream");
    QUERIES.put("balance", "select group_concat(product_id || ':' || units) from balance");
    QUERIES.put("returned", "select count(*) || ' ' || coalesce(sum(units), 0) from returned");
    QUERIES.put("request_key", "select count(*) from request_key");
    QUERIES.put("shipment_line", "select count(*) || ' ' || max(position) from shipment_line");
    QUERIES.put(
        "product", "select group_concat(product_id || name || unit_price_cents) from product");
  }

  private final Connection connection;

  JournalTables(Path directory) {
    try {
      connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("journal.db"));
      connection.createStatement().execute("pragma query_only = true");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A text for each table, equal as long as the table is. */
  Map<String, String> now() {
    Map<String, String> tables = new LinkedHashMap<>();
    QUERIES.forEach((table, query) -> tables.put(table, text(query)));
    return tables;
  }

  /** Units on the shelf after the last line. */
  long units(long productId) {
    return Long.parseLong(text("select units from balance where product_id = " + productId));
  }

  private String text(String query) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.next() ? String.valueOf(rows.getString(1)) : "";
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
