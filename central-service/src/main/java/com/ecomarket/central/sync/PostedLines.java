package com.ecomarket.central.sync;

import com.ecomarket.contract.Hash;
import com.ecomarket.contract.LineRef;
import java.util.HashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks up lines by place and hash: ranges, never one by one. */
final class PostedLines {
  private final JdbcClient jdbc;

  PostedLines(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Lines of a stream as they stand there, both ends included. */
  List<LineRef> between(String bookId, String streamId, long firstSeq, long lastSeq) {
    return range(
        """
        select seq, hash from ledger_line
        where branch_id = ? and stream_id = ? and seq between ? and ?
        """,
        bookId,
        streamId,
        firstSeq,
        lastSeq);
  }

  /** Lines of a stream that stand elsewhere, written again; both ends included. */
  List<LineRef> movedBetween(String bookId, String streamId, long firstSeq, long lastSeq) {
    return range(
        """
        select origin_seq, origin_hash from ledger_line
        where branch_id = ? and origin_stream_id = ? and origin_seq between ? and ?
        """,
        bookId,
        streamId,
        firstSeq,
        lastSeq);
  }

  /** Which of these lines are held, there or elsewhere. */
  Set<LineRef> held(String bookId, Set<LineRef> wanted) {
    Map<String, LongSummaryStatistics> ranges =
        wanted.stream()
            .collect(
                Collectors.groupingBy(LineRef::streamId, Collectors.summarizingLong(LineRef::seq)));
    Set<LineRef> held = new HashSet<>();
    ranges.forEach(
        (streamId, seqs) -> {
          held.addAll(between(bookId, streamId, seqs.getMin(), seqs.getMax()));
          held.addAll(movedBetween(bookId, streamId, seqs.getMin(), seqs.getMax()));
        });
    held.retainAll(wanted);
    return held;
  }

  private List<LineRef> range(String sql, String bookId, String streamId, long from, long to) {
    return jdbc.sql(sql)
        .param(bookId)
        .param(streamId)
        .param(from)
        .param(to)
        .query((row, n) -> new LineRef(streamId, row.getLong(1), Hash.of(row.getBytes(2))))
        .list();
  }
}
