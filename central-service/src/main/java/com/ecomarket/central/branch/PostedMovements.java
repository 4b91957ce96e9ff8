package com.ecomarket.central.branch;

import com.ecomarket.central.branch.MovementController.Posted;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads lines of one book, in pages along the primary key. */
@Repository
class PostedMovements {
  private final JdbcClient jdbc;

  PostedMovements(@Qualifier("reads") JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean hasBook(String bookId) {
    return jdbc.sql("select count(*) from branch where branch_id = ?")
            .param(bookId)
            .query(Long.class)
            .single()
        > 0;
  }

  List<Posted> ofStream(String bookId, String streamId, long after, int limit) {
    return jdbc.sql(
            """
            select stream_id, seq, hash, status, reason, line from ledger_line
            where branch_id = ? and stream_id = ? and seq > ?
            order by seq limit ?
            """)
        .param(bookId)
        .param(streamId)
        .param(after)
        .param(limit)
        .query((row, n) -> posted(row))
        .list();
  }

  /** Stream by stream, so that each page begins with a jump and not with a scan. */
  List<Placed> ofBook(String bookId, Cursor after, int limit) {
    List<Placed> page = new ArrayList<>();
    for (Opened stream : streamsFrom(bookId, after.ordinal())) {
      long seq = stream.ordinal() == after.ordinal() ? after.seq() : -1;
      for (Posted line : ofStream(bookId, stream.streamId(), seq, limit - page.size())) {
        page.add(new Placed(new Cursor(stream.ordinal(), line.seq()), line));
      }
      if (page.size() == limit) {
        break;
      }
    }
    return page;
  }

  private List<Opened> streamsFrom(String bookId, long ordinal) {
    return jdbc.sql(
            """
            select ordinal, stream_id from stream
            where branch_id = ? and ordinal >= ? order by ordinal
            """)
        .param(bookId)
        .param(ordinal)
        .query((row, n) -> new Opened(row.getLong(1), row.getString(2)))
        .list();
  }

  private static Posted posted(ResultSet row) throws SQLException {
    return new Posted(
        row.getString(1),
        row.getLong(2),
        Hash.of(row.getBytes(3)).toString(),
        row.getString(4),
        row.getString(5),
        json(row.getBytes(6)));
  }

  /** The line's own bytes where they are JSON, so that not a digit of it changes. */
  private static RawValue json(byte[] line) {
    String text = new String(line, StandardCharsets.UTF_8);
    try {
      Wire.read(line, JsonNode.class);
      // Jackson also reads UTF-16 and byte order marks, which must not stand inside our answer.
      if (text.startsWith("{") && text.indexOf('\0') < 0) {
        return new RawValue(text);
      }
    } catch (IOException e) {
      // Quarantined, and shown as the text that it is.
    }
    return new RawValue(TextNode.valueOf(text));
  }

  private record Opened(long ordinal, String streamId) {}

  record Placed(Cursor cursor, Posted line) {}
}
