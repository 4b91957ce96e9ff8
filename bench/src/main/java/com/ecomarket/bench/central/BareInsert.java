package com.ecomarket.bench.central;

import com.ecomarket.bench.machine.Seconds;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows that central has just posted, inserted with nothing around: the ceiling for central. */
final class BareInsert {
  /** Rows in one batch and one commit: as many as central gets in one request. */
  private static final int BATCH = 500;

  private BareInsert() {}

  /**
   * Rows a second, in the order in which central posted them, into the table beside central's, one
   * connection, a commit for each batch.
   *
   * @param ids of branches, as they begin
   */
  static double rowsPerSecond(Books books, String ids) throws SQLException {
    List<@Nullable Object[]> rows =
        books.rows(
            "select * from ledger_line where branch_id like '%s%%' order by %s"
                .formatted(ids, books.order()));
    String marks = String.join(",", Collections.nCopies(rows.get(0).length, "?"));
    try (Connection connection = DriverManager.getConnection(books.bare());
        PreparedStatement insert =
            connection.prepareStatement("insert into ledger_line values (" + marks + ")")) {
      connection.setAutoCommit(false);
      long start = System.nanoTime();
      for (int from = 0; from < rows.size(); from += BATCH) {
        for (@Nullable Object[] row : rows.subList(from, Math.min(rows.size(), from + BATCH))) {
          for (int column = 0; column < row.length; column++) {
            insert.setObject(column + 1, row[column]);
          }
          insert.addBatch();
        }
        insert.executeBatch();
        connection.commit();
      }
      return rows.size() / Seconds.since(start);
    }
  }
}
