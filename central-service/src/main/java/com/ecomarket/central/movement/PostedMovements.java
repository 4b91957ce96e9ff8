package com.ecomarket.central.movement;

import com.ecomarket.central.movement.MovementController.Posted;
import com.ecomarket.contract.Hash;
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
  private final Streams streams;

  PostedMovements(@Qualifier("reads") JdbcClient jdbc) {
    this.jdbc = jdbc;
    this.streams = new Streams(jdbc);
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
    for (Streams.Opened stream : streams.of(bookId, after.ordinal())) {
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

  private static Posted posted(ResultSet row) throws SQLException {
    return new Posted(
        row.getString(1),
        row.getLong(2),
        Hash.of(row.getBytes(3)).toString(),
        row.getString(4),
        row.getString(5),
        LineJson.of(row.getBytes(6)));
  }

  record Placed(Cursor cursor, Posted line) {}
}
