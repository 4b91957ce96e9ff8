package com.ecomarket.central.inventory;

import com.ecomarket.contract.Book;
import com.ecomarket.contract.BranchId;
import com.ecomarket.contract.NeighbourStock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Tells a branch what changed on the shelves of its neighbours.
 *
 * <p>One statement finds where all of them stand; each that has moved on costs one more. No
 * transaction holds them together, and none is needed: the head is read first, so whatever is read
 * after it is as new as the head or newer. What is newer is told again with the lines that made it
 * so, because the cursor never passes the head that was read; and a number that is told twice is
 * the same number. A shelf is moved by its own branch's lines alone.
 */
@Repository
public class NeighbourShelves {
  /** Lines that one answer looks at for one neighbour: a heartbeat must stay cheap. */
  static final int MAX_LINES = 5_000;

  private final JdbcClient jdbc;

  NeighbourShelves(@Qualifier("reads") JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What is new, an entry for each neighbour that has a line at all.
   *
   * @param cursors what the branch has of each neighbour; at most {@link
   *     NeighbourStock#MAX_NEIGHBOURS} are looked at
   */
  public List<NeighbourStock> since(Map<String, String> cursors) {
    Map<String, String> names = names(cursors);
    if (names.isEmpty()) {
      return List.of();
    }
    List<NeighbourStock> told = new ArrayList<>();
    for (Standing standing : standings(names)) {
      String cursor = cursors.getOrDefault(standing.name(), "");
      told.add(since(ShelfCursor.parse(cursor), standing));
    }
    return told;
  }

  /** As the branch calls them, by canonical id. */
  private static Map<String, String> names(Map<String, String> cursors) {
    Map<String, String> names = new TreeMap<>();
    cursors.keySet().stream()
        .filter(BranchId::isValid)
        .sorted()
        .limit(NeighbourStock.MAX_NEIGHBOURS)
        .forEach(name -> names.putIfAbsent(BranchId.canonical(name), name));
    return names;
  }

  /**
   * Where a neighbour stands.
   *
   * @param name as it was asked for
   * @param heardAt when it last reported
   */
  private record Standing(
      String name, String branchId, String streamId, long seq, Instant heardAt) {}

  private List<Standing> standings(Map<String, String> names) {
    return jdbc.sql(
            """
            select canonical_id, branch_id, head_stream_id, head_seq,
              coalesce(report_received_at, last_seen_at)
            from branch
            where canonical_id in (:ids) and own = :own and head_stream_id is not null
            order by branch_id
            """)
        .param("ids", names.keySet())
        .param("own", false)
        .query(
            (row, n) ->
                new Standing(
                    names.getOrDefault(row.getString(1), row.getString(2)),
                    row.getString(2),
                    row.getString(3),
                    row.getLong(4),
                    Instant.ofEpochMilli(row.getLong(5))))
        .list();
  }

  private NeighbourStock since(@Nullable ShelfCursor cursor, Standing now) {
    // A cursor beyond the head is of a central that was restored since.
    boolean follows =
        cursor != null && cursor.streamId().equals(now.streamId()) && cursor.seq() <= now.seq();
    if (cursor == null || !follows) {
      return whole(new ShelfCursor(now.streamId(), now.seq(), 0L), now, true);
    }
    return cursor.afterProduct() == null ? changed(cursor, now) : whole(cursor, now, false);
  }

  /** The next page of the whole shelf, by product id. */
  private NeighbourStock whole(ShelfCursor from, Standing now, boolean first) {
    List<Book.Balance> found =
        jdbc.sql(
                """
                select product_id, units from balance
                where book = ? and account_type = 'stock' and account_place = ? and product_id > ?
                order by product_id limit ?
                """)
            .params(
                now.branchId(),
                now.branchId(),
                from.afterProduct(),
                NeighbourStock.MAX_PRODUCTS + 1)
            .query((row, n) -> new Book.Balance(row.getLong(1), row.getLong(2)))
            .list();
    boolean all = found.size() <= NeighbourStock.MAX_PRODUCTS;
    List<Book.Balance> page = all ? found : found.subList(0, NeighbourStock.MAX_PRODUCTS);
    Long last = all ? null : page.get(page.size() - 1).productId();
    ShelfCursor to = new ShelfCursor(from.streamId(), from.seq(), last);
    return told(now, to, first, page, !all || to.seq() < now.seq());
  }

  /** Products that lines behind the cursor moved, each with what is there now. */
  private NeighbourStock changed(ShelfCursor from, Standing now) {
    if (from.seq() == now.seq()) {
      return told(now, from, false, List.of(), false);
    }
    long lastLine = Math.min(now.seq(), from.seq() + MAX_LINES);
    List<Moved> moved = moved(now, from.seq() + 1, lastLine);
    List<Book.Balance> page =
        moved.stream()
            .limit(NeighbourStock.MAX_PRODUCTS)
            .map(one -> new Book.Balance(one.productId(), one.units()))
            .toList();
    // Up to the line before the first product that did not fit, all that moved is in the page.
    long seq =
        moved.size() <= NeighbourStock.MAX_PRODUCTS
            ? lastLine
            : moved.get(NeighbourStock.MAX_PRODUCTS).firstSeq() - 1;
    ShelfCursor to = new ShelfCursor(from.streamId(), seq, null);
    return told(now, to, false, page, seq < now.seq());
  }

  /**
   * A product that moved.
   *
   * @param firstSeq the first line that moved it
   * @param units what is there now
   */
  private record Moved(long productId, long firstSeq, long units) {}

  private List<Moved> moved(Standing now, long firstSeq, long lastSeq) {
    return jdbc.sql(
            """
            select l.product_id, min(l.seq) as first_seq, b.units
            from ledger_line l join balance b
              on b.book = l.branch_id and b.account_type = 'stock'
              and b.account_place = l.branch_id and b.product_id = l.product_id
            where l.branch_id = ? and l.stream_id = ? and l.seq between ? and ?
            group by l.product_id, b.units
            order by first_seq limit ?
            """)
        .params(now.branchId(), now.streamId(), firstSeq, lastSeq, NeighbourStock.MAX_PRODUCTS + 1)
        .query((row, n) -> new Moved(row.getLong(1), row.getLong(2), row.getLong(3)))
        .list();
  }

  private static NeighbourStock told(
      Standing now, ShelfCursor to, boolean whole, List<Book.Balance> page, boolean more) {
    return new NeighbourStock(now.name(), to.toString(), now.heardAt(), whole, page, more);
  }
}
