package com.ecomarket.central.movement;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The streams of a book, in the order in which central took them. */
final class Streams {
  private final JdbcClient jdbc;

  Streams(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Opened> of(String bookId, long firstOrdinal) {
    return jdbc.sql(
            """
            select ordinal, stream_id from stream
            where branch_id = ? and ordinal >= ? order by ordinal
            """)
        .param(bookId)
        .param(firstOrdinal)
        .query((row, n) -> new Opened(row.getLong(1), row.getString(2)))
        .list();
  }

  record Opened(long ordinal, String streamId) {}
}
