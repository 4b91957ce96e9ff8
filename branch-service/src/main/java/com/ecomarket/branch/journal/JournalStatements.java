package com.ecomarket.branch.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The statements of the path of a sale, prepared once. */
final class JournalStatements implements AutoCloseable {
  final PreparedStatement begin;
  final PreparedStatement commit;
  final PreparedStatement rollback;
  final PreparedStatement insertLine;
  final PreparedStatement upsertMovedSale;
  final PreparedStatement upsertKey;
  final PreparedStatement upsertBalance;
  final PreparedStatement acknowledge;
  final PreparedStatement selectByKey;
  final PreparedStatement insertDone;
  final PreparedStatement selectDone;
  final PreparedStatement upsertReturned;
  final PreparedStatement selectReturned;
  final PreparedStatement insertShipmentLine;
  final PreparedStatement selectOfShipment;
  final PreparedStatement upsertAnnounced;

  JournalStatements(Connection connection) throws SQLException {
    begin = connection.prepareStatement("begin immediate");
    commit = connection.prepareStatement("commit");
    rollback = connection.prepareStatement("rollback");
    insertLine =
        connection.prepareStatement("insert into line (position, hash, line) values (?, ?, ?)");
    upsertMovedSale =
        connection.prepareStatement(
            """
            insert into moved_sale (sale_id, position) values (?, ?)
            on conflict (sale_id) do update set position = excluded.position
            """);
    upsertKey =
        connection.prepareStatement(
            """
            insert into request_key (request_key, position) values (?, ?)
            on conflict (request_key) do update set position = excluded.position
            """);
    upsertBalance =
        connection.prepareStatement(
            """
            insert into balance (product_id, units) values (?, ?)
            on conflict (product_id) do update set units = excluded.units
            """);
    acknowledge = connection.prepareStatement("update stream set acked_seq = ? where ordinal = ?");
    selectByKey =
        connection.prepareStatement(
            """
            select l.position, l.position - s.first_position, s.stream_id, l.hash, l.line
            from request_key k join line l on l.position between k.position and k.position + 999
              join stream s on s.ordinal =
                (select max(ordinal) from stream where first_position <= l.position)
            where k.request_key = ? order by l.position
            """);
    insertDone =
        connection.prepareStatement(
            "insert into done_without_line (request_key, digest) values (?, ?)");
    selectDone =
        connection.prepareStatement("select digest from done_without_line where request_key = ?");
    upsertReturned =
        connection.prepareStatement(
            """
            insert into returned (sale_id, product_id, units) values (?, ?, ?)
            on conflict (sale_id, product_id) do update set units = excluded.units
            """);
    selectReturned =
        connection.prepareStatement(
            "select units from returned where sale_id = ? and product_id = ?");
    insertShipmentLine =
        connection.prepareStatement(
            "insert into shipment_line (position, shipment_id) values (?, ?)");
    selectOfShipment =
        connection.prepareStatement(Rows.OF_SHIPMENT + " where x.shipment_id = ? order by 1");
    upsertAnnounced =
        connection.prepareStatement(
            """
            insert into announced (one, position, shipments) values (1, ?, ?)
            on conflict (one) do update
              set position = excluded.position, shipments = excluded.shipments
            """);
  }

  /** Runs what was gathered: rows go to SQLite in one go, not in one round through JDBC each. */
  void flush() throws SQLException {
    insertLine.executeBatch();
    upsertMovedSale.executeBatch();
    upsertKey.executeBatch();
    upsertBalance.executeBatch();
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement :
        List.of(
            begin,
            commit,
            rollback,
            insertLine,
            upsertMovedSale,
            upsertKey,
            upsertBalance,
            acknowledge,
            selectByKey,
            insertDone,
            selectDone,
            upsertReturned,
            selectReturned,
            insertShipmentLine,
            selectOfShipment,
            upsertAnnounced)) {
      statement.close();
    }
  }
}
