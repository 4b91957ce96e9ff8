package com.ecomarket.central.inventory;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sums the balances of all books, never clamped; the price is that of now. */
@Repository
class GlobalStock {
  private static final String ROWS =
      """
      select p.product_id, p.name,
        case when p.next_from <= :now then p.next_price_cents else p.price_cents end as cents,
        p.listed, coalesce(sum(b.units), 0)
      from product p
      left join balance b
        on b.product_id = p.product_id and b.account_type in ('stock', 'transit')
      %s
      group by p.product_id, p.name, p.price_cents, p.next_price_cents, p.next_from, p.listed
      order by p.product_id
      """;
  private static final RowMapper<Row> ROW =
      (row, n) ->
          new Row(
              row.getLong(1), row.getString(2), row.getLong(3), row.getBoolean(4), row.getLong(5));

  private final JdbcClient jdbc;
  private final Clock clock;

  GlobalStock(@Qualifier("reads") JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  List<Row> all() {
    return jdbc.sql(ROWS.formatted("")).param("now", clock.millis()).query(ROW).list();
  }

  Optional<Row> one(long productId) {
    return jdbc.sql(ROWS.formatted("where p.product_id = :id"))
        .param("now", clock.millis())
        .param("id", productId)
        .query(ROW)
        .optional();
  }

  /** Every account that ever held the product. */
  List<Units> accounts(long productId) {
    return jdbc.sql(
            """
            select account_type || '@' || account_place as account, sum(units)
            from balance where product_id = ?
            group by account_type || '@' || account_place
            order by account
            """)
        .param(productId)
        .query((row, n) -> new Units(row.getString(1), row.getLong(2)))
        .list();
  }

  List<String> notHeardOfSince(Instant moment) {
    return jdbc.sql(
            """
            select branch_id from branch where own = ? and last_seen_at < ? order by branch_id
            """)
        .param(false)
        .param(moment.toEpochMilli())
        .query(String.class)
        .list();
  }

  record Row(long productId, String name, long priceCents, boolean listed, long units) {}

  /**
   * @param account {@code type@place}
   */
  record Units(String account, long units) {}
}
