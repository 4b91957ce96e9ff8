package com.ecomarket.branch.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The statements of the path of a sale, prepared once. */
final class JournalStatements {
  final PreparedStatement begin;
  final PreparedStatement commit;
  final PreparedStatement rollback;
  final PreparedStatement insertLine;
  final PreparedStatement upsertSale;
  final PreparedStatement upsertKey;
  final PreparedStatement upsertBalance;
  final PreparedStatement acknowledge;
  final PreparedStatement selectByKey;

  JournalStatements(Connection connection) throws SQLException {
    begin = connection.prepareStatement("begin immediate");
    commit = connection.prepareStatement("commit");
    rollback = connection.prepareStatement("rollback");
    insertLine =
        connection.prepareStatement("insert into line (position, hash, line) values (?, ?, ?)");
    upsertSale =
        connection.prepareStatement(
            """
            insert into sale (sale_id, position) values (?, ?)
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
            from request_key k join line l on l.position = k.position
              join stream s on s.first_position <= l.position
            where k.request_key = ? order by s.ordinal desc limit 1
            """);
  }
}
