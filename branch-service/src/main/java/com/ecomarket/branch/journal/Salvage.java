package com.ecomarket.branch.journal;

import com.ecomarket.branch.catalog.Catalog;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Brings over into a new journal what can still be read of one that SQLite finds damaged: each
 * table from its beginning up to the damage, and from its end back to it. Lines that are missing
 * then are found by {@link JournalCheck}, as after any other loss.
 *
 * <p>Without every row of the streams and of the stock on which they stand nobody knows what a line
 * means; then nothing is brought over, and the shop begins like one on a new disk.
 */
final class Salvage {
  private static final List<Table> WHOLE =
      List.of(new Table("stream", "ordinal"), new Table("base_balance", "ordinal", "product_id"));

  private static final List<Table> CATALOG =
      List.of(new Table("catalog", "rowid"), new Table("product", "product_id"));

  /** What a rotten page held of these is forgotten: that a key was used, that units came back. */
  private static final List<Table> AS_FAR_AS_READABLE =
      List.of(
          new Table("line", "position"),
          new Table("moved_sale", "sale_id"),
          new Table("returned", "sale_id", "product_id"),
          new Table("request_key", "request_key"),
          new Table("done_without_line", "request_key"),
          new Table("shipment_line", "position"),
          new Table("announced", "one"),
          new Table("balance", "product_id"));

  // Neighbours' shelves are left out: central tells them again.

  private final Connection old;
  private final Connection fresh;

  private Salvage(Connection old, Connection fresh) {
    this.old = old;
    this.fresh = fresh;
  }

  /**
   * Does it in one transaction.
   *
   * @return whether anything was brought over
   */
  static boolean bringOver(Connection old, Connection fresh) throws SQLException {
    try (Statement statement = fresh.createStatement()) {
      statement.execute("begin immediate");
      boolean worth = new Salvage(old, fresh).bringOver();
      statement.execute(worth ? "commit" : "rollback");
      return worth;
    }
  }

  private boolean bringOver() throws SQLException {
    for (Table table : WHOLE) {
      if (!copy(table)) {
        return false;
      }
    }
    for (Table table : AS_FAR_AS_READABLE) {
      copy(table);
    }
    boolean catalogIsWhole = true;
    for (Table table : CATALOG) {
      catalogIsWhole &= copy(table);
    }
    if (!catalogIsWhole) {
      askForTheWholeCatalog();
    }
    return true;
  }

  /** Central then sends all of it, because a shop's own catalogue is not one of its versions. */
  private void askForTheWholeCatalog() throws SQLException {
    try (Statement forget = fresh.createStatement();
        PreparedStatement mark =
            fresh.prepareStatement("insert into catalog (epoch, version) values (?, 0)")) {
      forget.executeUpdate("delete from catalog");
      mark.setString(1, Catalog.LOCAL_EPOCH);
      mark.executeUpdate();
    }
  }

  /** Whether all of it could be read. */
  private boolean copy(Table table) throws SQLException {
    if (copy(table, "asc")) {
      return true;
    }
    copy(table, "desc");
    return false;
  }

  private boolean copy(Table table, String direction) throws SQLException {
    try (Statement read = old.createStatement();
        ResultSet rows = rows(read, table, direction)) {
      int columns = rows.getMetaData().getColumnCount();
      String sql =
          "insert or ignore into %s values (%s)"
              .formatted(table.name(), String.join(", ", Collections.nCopies(columns, "?")));
      try (PreparedStatement insert = fresh.prepareStatement(sql)) {
        while (next(rows)) {
          for (int column = 1; column <= columns; column++) {
            insert.setObject(column, rows.getObject(column));
          }
          insert.executeUpdate();
        }
      }
      return true;
    } catch (Unreadable damage) {
      return false;
    }
  }

  private static ResultSet rows(Statement read, Table table, String direction) throws Unreadable {
    try {
      return read.executeQuery(
          "select * from " + table.name() + " order by " + table.order(direction));
    } catch (SQLException damage) {
      throw new Unreadable(damage);
    }
  }

  /** Only the old journal's faults are expected ones. */
  private static boolean next(ResultSet rows) throws Unreadable {
    try {
      return rows.next();
    } catch (SQLException damage) {
      throw new Unreadable(damage);
    }
  }

  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(SQLException damage) {
      super(damage);
    }
  }

  private record Table(String name, List<String> key) {
    Table(String name, String... key) {
      this(name, Arrays.asList(key));
    }

    String order(String direction) {
      return key.stream().map(column -> column + " " + direction).collect(Collectors.joining(", "));
    }
  }
}
