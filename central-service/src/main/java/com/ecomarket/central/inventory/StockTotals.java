package com.ecomarket.central.inventory;

import com.ecomarket.contract.Hash;
import com.ecomarket.contract.LineRef;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * Global stock in memory, brought forward by the lines that were posted since: adding up a hundred
 * books of ten thousand products takes a second, reading the lines of half a second does not. A
 * book's head is there with its lines or not at all, so nothing is counted twice or left out, also
 * when another central posted it.
 *
 * <p>Not for several threads. A call belongs inside one read transaction that sees one moment.
 */
@Repository
class StockTotals {
  /** Beyond this, adding up all balances takes less than reading the lines. */
  private static final long MOST_LINES = 200_000;

  private final JdbcClient jdbc;
  private Map<String, LineRef> heads = Map.of();
  private Map<Long, Long> units = Map.of();

  StockTotals(@Qualifier("reads") JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Units by product; one of which there never were any may be missing. If it fails, nothing has
   * changed.
   */
  Map<Long, Long> now() {
    Map<String, LineRef> current = heads();
    if (current.equals(heads)) {
      return units;
    }
    Map<Long, Long> totals = new HashMap<>();
    if (heads.entrySet().stream()
            .allMatch(known -> goesOn(known.getValue(), current.get(known.getKey())))
        && linesBehind(current) <= MOST_LINES) {
      totals.putAll(units);
      current.forEach((book, head) -> bringForward(totals, book, heads.get(book), head));
    } else {
      // A branch opened another stream, the database is an older one, or nobody asked for long.
      add(totals, balances("", Map.of()));
    }
    units = totals;
    heads = current;
    return totals;
  }

  private long linesBehind(Map<String, LineRef> current) {
    long lines = 0;
    for (Map.Entry<String, LineRef> book : current.entrySet()) {
      LineRef known = heads.get(book.getKey());
      lines += known == null ? 0 : book.getValue().seq() - known.seq();
    }
    return lines;
  }

  private static boolean goesOn(LineRef known, @Nullable LineRef head) {
    return head != null
        && head.streamId().equals(known.streamId())
        && (head.seq() > known.seq() || head.equals(known));
  }

  private void bringForward(
      Map<Long, Long> totals, String book, @Nullable LineRef known, LineRef head) {
    if (known == null) {
      add(totals, balances("and book = :book", Map.of("book", book)));
    } else if (!known.equals(head)) {
      add(
          totals,
          jdbc.sql(
                  """
                  select product_id,
                    sum(units * (case when to_account like 'stock@%' or to_account like 'transit@%'
                                 then 1 else 0 end
                               - case when from_account like 'stock@%' or from_account like 'transit@%'
                                 then 1 else 0 end))
                  from ledger_line
                  where branch_id = :book and stream_id = :stream and seq > :known and seq <= :head
                    and status = 'POSTED'
                  group by product_id
                  """)
              .param("book", book)
              .param("stream", head.streamId())
              .param("known", known.seq())
              .param("head", head.seq()));
    }
  }

  private StatementSpec balances(String condition, Map<String, ?> parameters) {
    return jdbc.sql(
            """
            select product_id, sum(units) from balance
            where account_type in ('stock', 'transit') %s group by product_id
            """
                .formatted(condition))
        .params(parameters);
  }

  private static void add(Map<Long, Long> totals, StatementSpec changes) {
    changes.query(
        row -> {
          totals.merge(row.getLong(1), row.getLong(2), Long::sum);
        });
  }

  private Map<String, LineRef> heads() {
    Map<String, LineRef> heads = new HashMap<>();
    jdbc.sql(
            """
            select branch_id, head_stream_id, head_seq, head_hash from branch
            where head_stream_id is not null
            """)
        .query(
            row -> {
              Hash hash = Hash.of(row.getBytes(4));
              heads.put(row.getString(1), new LineRef(row.getString(2), row.getLong(3), hash));
            });
    return heads;
  }
}
