package com.ecomarket.central;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is durable in central, read behind its back: for each table a few sums that no change leaves
 * alone. Not how far an audit has counted, which looking changes.
 */
final class StoreTables implements AutoCloseable {
  /** Reports of branches and the branches that were heard of: a refused sync is a sign of life. */
  static final String REPORTS = "reports";

  static final String DISCREPANCIES = "discrepancy";

  private static final Map<String, String> QUERIES = new LinkedHashMap<>();

  static {
    QUERIES.put("ledger_line", "select count(*), max(posted_at) from ledger_line");
    QUERIES.put("heads", "select count(head_seq), sum(head_seq % 1000003) from branch");
    QUERIES.put(
        REPORTS,
        "select count(*), max(report_received_at), sum(report_received_at % 1000003) from branch");
    QUERIES.put("stream", "select count(*) from stream");
    QUERIES.put(
        "balance",
        "select count(*), sum(units % 1000003 * (product_id % 1009)), sum(abs(units) % 1000003)"
            + " from balance");
    QUERIES.put(
        "product",
        "select count(*), max(version), sum(price_cents % 1000003), max(next_from) from product");
    QUERIES.put("catalog_state", "select version from catalog_state");
    QUERIES.put("product_price", "select count(*) from product_price");
    QUERIES.put(
        "shipment",
        "select count(*), count(requested_at), count(cancelled_at), count(dispatched_at),"
            + " sum(length(status)) from shipment");
    QUERIES.put(
        "shipment_line",
        "select count(*), sum(requested % 1000003), sum(dispatched % 1000003),"
            + " sum(received % 1000003), sum(damaged % 1000003), sum(lost % 1000003)"
            + " from shipment_line");
    QUERIES.put("answered_request", "select count(*) from answered_request");
    QUERIES.put(
        DISCREPANCIES,
        "select count(*), sum(times), max(last_at), count(resolved_at), count(requested_at),"
            + " sum(length(status)) from discrepancy");
  }

  private final Connection connection;
  private final String changes;
  private String seen = "";
  private Map<String, String> tables = Map.of();

  StoreTables(CentralUnderTest central) {
    try {
      connection = central.store();
      // Each engine has a number that moves with every change by anybody else.
      changes =
          connection.getMetaData().getDatabaseProductName().startsWith("SQLite")
              ? "pragma data_version"
              : "select pg_snapshot_xmax(pg_current_snapshot())::text";
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A text for each table, equal as long as the table is. */
  Map<String, String> now() {
    String moved = row(changes);
    if (!moved.equals(seen)) {
      Map<String, String> fresh = new LinkedHashMap<>();
      QUERIES.forEach((table, query) -> fresh.put(table, row(query)));
      tables = fresh;
      seen = moved;
    }
    return tables;
  }

  /** Changes it, as nobody but a test does. */
  void execute(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      seen = "";
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private String row(String query) {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      StringBuilder text = new StringBuilder();
      for (int i = 1; rows.next(); i = 1) {
        for (; i <= rows.getMetaData().getColumnCount(); i++) {
          text.append(rows.getString(i)).append(' ');
        }
      }
      return text.toString();
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
