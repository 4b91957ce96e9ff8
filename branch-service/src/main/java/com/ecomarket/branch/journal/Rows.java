package com.ecomarket.branch.journal;

import com.ecomarket.contract.Hash;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.Movement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of the journal's tables as values. */
final class Rows {
  /** Columns of {@link #line}; {@code x} names the shipment of each line. */
  static final String OF_SHIPMENT =
      """
      select l.position, l.position - s.first_position, s.stream_id, l.hash, l.line
      from shipment_line x join line l on l.position = x.position
        join stream s on s.ordinal =
          (select max(ordinal) from stream where first_position <= l.position)
      """;

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

  /** A line of a stream that is known. Columns: position, hash, line. */
  static StoredLine line(ResultSet row, Stream stream) throws SQLException {
    long position = row.getLong(1);
    return new StoredLine(
        position,
        stream.streamId(),
        position - stream.firstPosition(),
        Hash.of(row.getBytes(2)),
        row.getBytes(3));
  }

  /**
   * The first line and those right behind it that carry the same id: what was written together.
   * Columns as of {@link #line}.
   */
  static List<StoredLine> together(ResultSet rows) throws SQLException {
    List<StoredLine> lines = new ArrayList<>();
    String id = null;
    while (rows.next()) {
      StoredLine line = line(rows);
      String itsId = id(line);
      if (!lines.isEmpty() && (id == null || !id.equals(itsId))) {
        break;
      }
      id = itsId;
      lines.add(line);
    }
    return lines;
  }

  private static @Nullable String id(StoredLine line) {
    Movement movement = line.movement();
    return movement == null ? null : movement.facts().id();
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
