package com.ecomarket.branch.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The neighbours' rows: one for each, and one for each product on its shelf. */
final class ShelfRows {
  private ShelfRows() {}

  /** Writes what was learned into the transaction that is open. */
  static void write(Connection connection, JournalEntry.ShelfLearned learned) throws SQLException {
    StoredShelf shelf = learned.shelf();
    if (learned.whole()) {
      delete(connection, "delete from neighbour_stock where branch_id = ?", shelf.branchId());
    }
    try (PreparedStatement neighbour =
            connection.prepareStatement(
                """
                insert into neighbour (branch_id, cursor, as_of, complete) values (?, ?, ?, ?)
                on conflict (branch_id) do update set cursor = excluded.cursor,
                  as_of = excluded.as_of, complete = excluded.complete
                """);
        PreparedStatement product =
            connection.prepareStatement(
                """
                insert into neighbour_stock (branch_id, product_id, units) values (?, ?, ?)
                on conflict (branch_id, product_id) do update set units = excluded.units
                """)) {
      neighbour.setString(1, shelf.branchId());
      neighbour.setString(2, shelf.cursor());
      neighbour.setLong(3, shelf.asOf().toEpochMilli());
      neighbour.setBoolean(4, shelf.complete());
      neighbour.executeUpdate();
      for (Map.Entry<Long, Long> units : shelf.units().entrySet()) {
        product.setString(1, shelf.branchId());
        product.setLong(2, units.getKey());
        product.setLong(3, units.getValue());
        product.addBatch();
      }
      product.executeBatch();
    }
  }

  static void forget(Connection connection, String branchId) throws SQLException {
    delete(connection, "delete from neighbour_stock where branch_id = ?", branchId);
    delete(connection, "delete from neighbour where branch_id = ?", branchId);
  }

  private static void delete(Connection connection, String sql, String branchId)
      throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(sql)) {
      delete.setString(1, branchId);
      delete.executeUpdate();
    }
  }

  /** All shelves that were stored. */
  static List<StoredShelf> read(JdbcClient jdbc) {
    Map<String, Map<Long, Long>> units = new HashMap<>();
    jdbc.sql("select branch_id, product_id, units from neighbour_stock")
        .query(
            row -> {
              units
                  .computeIfAbsent(row.getString(1), id -> new HashMap<>())
                  .put(row.getLong(2), row.getLong(3));
            });
    return jdbc.sql("select branch_id, cursor, as_of, complete from neighbour")
        .query(
            (row, n) ->
                new StoredShelf(
                    row.getString(1),
                    row.getString(2),
                    Instant.ofEpochMilli(row.getLong(3)),
                    row.getBoolean(4),
                    units.getOrDefault(row.getString(1), Map.of())))
        .list();
  }
}
