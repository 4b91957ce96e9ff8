package com.ecomarket.central.ledger;

import com.ecomarket.central.discrepancy.Discrepancies;
import com.ecomarket.central.discrepancy.Discrepancy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Notes stocks that a posted batch left below zero. What a branch takes from the warehouse is
 * looked at by {@link WarehouseWatch}.
 *
 * <p>Two of central's own books that lower the warehouse at the same moment do not see each other's
 * units, so what only both together bring below zero is noted with the next line; the audit sees it
 * at once.
 */
final class BelowZero {
  private final Discrepancies discrepancies;
  private final JdbcClient jdbc;

  BelowZero(Discrepancies discrepancies, JdbcTemplate jdbc) {
    this.discrepancies = discrepancies;
    this.jdbc = JdbcClient.create(jdbc);
  }

  /**
   * Looks at what the lines took units from, after the balances have changed.
   *
   * @param below zero, of the book's own balances at its own place: nobody else writes a branch's
   *     stock ({@link Posting}), while all of central's own books have some of the warehouse
   */
  void note(String bookId, List<LedgerLine> lines, Set<Long> below) {
    if (OwnBooks.isOwn(bookId)) {
      lowered(lines).forEach(this::note);
    } else if (!below.isEmpty()) {
      Set<Long> products = lowered(lines).getOrDefault(bookId, new TreeSet<>());
      products.retainAll(below);
      note(bookId, products);
    }
  }

  private void note(String place, Set<Long> products) {
    if (!products.isEmpty()) {
      discrepancies.note(place, find(jdbc, place, products));
    }
  }

  /**
   * Products by the place whose stock the lines lowered. In one order, so that two books that note
   * the same products never wait for each other in turn.
   */
  static Map<String, Set<Long>> lowered(List<LedgerLine> lines) {
    Map<String, Set<Long>> lowered = new TreeMap<>();
    for (LedgerLine line : lines) {
      Posting posting = line.posting();
      if (posting != null && posting.from().type().equals("stock")) {
        lowered
            .computeIfAbsent(posting.from().place(), place -> new TreeSet<>())
            .add(posting.productId());
      }
    }
    return lowered;
  }

  /** Of some products, what stands below zero at a place. */
  static List<Discrepancy> find(JdbcClient jdbc, String place, Collection<Long> products) {
    return find(jdbc, place, "and product_id in (:products)", Map.of("products", products));
  }

  /** Of all products, what stands below zero at a place. */
  static List<Discrepancy> find(JdbcClient jdbc, String place) {
    return find(jdbc, place, "", Map.of());
  }

  private static List<Discrepancy> find(
      JdbcClient jdbc, String place, String condition, Map<String, ?> parameters) {
    return jdbc.sql(
            """
            select product_id, sum(units) from balance
            where account_type = 'stock' and account_place = :place %s
            group by product_id having sum(units) < 0 order by product_id
            """
                .formatted(condition))
        .param("place", place)
        .params(parameters)
        .query(
            (row, n) ->
                Discrepancy.belowZero(
                    Account.stock(place).toString(), row.getLong(1), row.getLong(2)))
        .list();
  }
}
