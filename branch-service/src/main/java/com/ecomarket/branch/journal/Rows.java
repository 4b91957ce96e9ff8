package com.ecomarket.branch.journal;

import com.ecomarket.contract.Hash;
import com.ecomarket.contract.LineRef;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Rows of the journal's tables as values. */
final class Rows {
  private Rows() {}

  /** Columns: position, seq, stream_id, hash, line. */
  static StoredLine line(ResultSet row) throws SQLException {
    return new StoredLine(
        row.getLong(1),
        row.getString(3),
        row.getLong(2),
        Hash.of(row.getBytes(4)),
        row.getBytes(5));
  }

  /**
   * Columns: ordinal, stream_id, first_position, base_stream_id, base_seq, base_hash, acked_seq,
   * last_seq.
   */
  static Stream stream(ResultSet row) throws SQLException {
    String base = row.getString(4);
    return new Stream(
        row.getInt(1),
        row.getString(2),
        row.getLong(3),
        base == null ? null : new LineRef(base, row.getLong(5), Hash.of(row.getBytes(6))),
        row.getLong(8),
        row.getLong(7));
  }
}
