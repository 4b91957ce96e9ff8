package com.ecomarket.central.audit;

import com.ecomarket.central.audit.Counted.Cell;
import com.ecomarket.central.audit.Counted.Stream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the audit reads of each book. */
@Repository
class BookLines {
  private final JdbcClient jdbc;

  BookLines(@Qualifier("reads") JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A book, a branch's or one of central's own.
   *
   * @param headStreamId stream of its last line, null if it has none
   * @param headSeq that line, -1 if it has none
   */
  record Book(String id, @Nullable String headStreamId, long headSeq) {}

  List<Book> books() {
    return jdbc.sql("select branch_id, head_stream_id, head_seq from branch order by branch_id")
        .query(
            (row, n) ->
                new Book(
                    row.getString(1),
                    row.getString(2),
                    row.getString(2) == null ? -1 : row.getLong(3)))
        .list();
  }

  /** Counts the lines behind what was counted before. */
  Counted since(String book, Counted before) {
    Map<String, Stream> streams = new TreeMap<>();
    Map<Cell, Long> sums = new HashMap<>();
    for (String streamId : streams(book)) {
      Stream from = before.streams().getOrDefault(streamId, Stream.NONE);
      streams.put(streamId, Stream.NONE);
      // Few rows come back, however many lines there are: a sale is one of two accounts.
      jdbc.sql(
              """
              select status, from_account, to_account, product_id, sum(units), count(*), max(seq)
              from ledger_line where branch_id = ? and stream_id = ? and seq > ?
              group by status, from_account, to_account, product_id
              """)
          .param(book)
          .param(streamId)
          .param(from.lastSeq())
          .query(
              row -> {
                long lines = row.getLong(6);
                boolean posted = row.getString(1).equals("POSTED");
                streams.merge(
                    streamId, new Stream(row.getLong(7), lines, posted ? lines : 0), Stream::with);
                if (posted) {
                  long product = row.getLong(4);
                  long units = row.getLong(5);
                  sums.merge(new Cell(row.getString(2), product), -units, Long::sum);
                  sums.merge(new Cell(row.getString(3), product), units, Long::sum);
                }
              });
    }
    return new Counted(streams, sums);
  }

  Map<Cell, Long> balances(String book) {
    return cells(
        """
        select account_type || '@' || account_place, product_id, units from balance where book = ?
        """,
        book);
  }

  /** What an earlier audit counted and found right. */
  Counted audited(String book) {
    Map<String, Stream> streams = new TreeMap<>();
    jdbc.sql("select stream_id, seq, lines, posted from audited_stream where branch_id = ?")
        .param(book)
        .query(
            row -> {
              streams.put(
                  row.getString(1), new Stream(row.getLong(2), row.getLong(3), row.getLong(4)));
            });
    return new Counted(
        streams, cells("select account, product_id, units from audited_sum where book = ?", book));
  }

  private List<String> streams(String book) {
    return jdbc
        .sql("select stream_id from stream where branch_id = ? order by ordinal")
        .param(book)
        .query(String.class)
        .list()
        .stream()
        .map(Objects::requireNonNull)
        .toList();
  }

  private Map<Cell, Long> cells(String sql, String book) {
    Map<Cell, Long> cells = new HashMap<>();
    jdbc.sql(sql)
        .param(book)
        .query(
            row -> {
              cells.put(new Cell(row.getString(1), row.getLong(2)), row.getLong(3));
            });
    return cells;
  }
}
