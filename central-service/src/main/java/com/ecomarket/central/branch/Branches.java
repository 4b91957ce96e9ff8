package com.ecomarket.central.branch;

import com.ecomarket.central.branch.BranchRow.Reported;
import com.ecomarket.central.discrepancy.Discrepancy;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.LineRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the branches; central's own books are not among them. */
@Repository
public class Branches {
  private final JdbcClient jdbc;

  Branches(@Qualifier("reads") JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All of them by id. */
  public List<BranchRow> all() {
    return jdbc.sql("select * from branch where own = ? order by branch_id")
        .param(false)
        .query(Branches::row)
        .list();
  }

  /** What was noted of each branch, and is not resolved: kinds that say whose word it is. */
  Map<String, List<String>> flags() {
    Map<String, List<String>> flags = new HashMap<>();
    jdbc.sql(
            """
            select distinct branch_id, kind from discrepancy
            where status = 'open' and kind in (?, ?) order by branch_id, kind
            """)
        .param(Discrepancy.IDENTITY_CONFLICT)
        .param(Discrepancy.STREAM_REPLACED)
        .query(
            row -> {
              flags
                  .computeIfAbsent(row.getString(1), branch -> new ArrayList<>())
                  .add(row.getString(2));
            });
    return flags;
  }

  private static BranchRow row(ResultSet row, int number) throws SQLException {
    return new BranchRow(
        row.getString("branch_id"),
        Instant.ofEpochMilli(row.getLong("last_seen_at")),
        ref(row, "head_stream_id", "head_seq", "head_hash"),
        reported(row));
  }

  private static @Nullable Reported reported(ResultSet row) throws SQLException {
    LineRef at = ref(row, "report_stream_id", "report_last_seq", "report_head_hash");
    if (at == null) {
      return null;
    }
    return new Reported(
        at,
        row.getString("report_stock_digest"),
        instant(row, "report_oldest_pending_at"),
        row.getString("report_breaker"),
        row.getString("report_catalog_epoch"),
        row.getLong("report_catalog_version"),
        Instant.ofEpochMilli(row.getLong("report_received_at")),
        Instant.ofEpochMilli(row.getLong("report_sent_at")),
        row.getString("report_instance_id"),
        row.getString("report_app_version"));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }

  private static @Nullable LineRef ref(ResultSet row, String stream, String seq, String hash)
      throws SQLException {
    String streamId = row.getString(stream);
    return streamId == null
        ? null
        : new LineRef(streamId, row.getLong(seq), Hash.of(row.getBytes(hash)));
  }
}
