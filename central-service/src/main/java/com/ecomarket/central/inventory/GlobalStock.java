package com.ecomarket.central.inventory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Products with their units, never clamped, and the price of now. */
@Repository
class GlobalStock {
  private static final String PRODUCT =
      """
      select p.product_id, p.name,
        case when p.next_from <= :now then p.next_price_cents else p.price_cents end as cents,
        p.listed%s
      from product p
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  GlobalStock(@Qualifier("reads") JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * All products by id.
   *
   * @param units of each; none of those that are missing
   */
  List<Row> products(Map<Long, Long> units) {
    return jdbc.sql(PRODUCT.formatted("") + "order by p.product_id")
        .param("now", clock.millis())
        .query((row, n) -> row(row, units.getOrDefault(row.getLong(1), 0L)))
        .list();
  }

  /** One product, added up. */
  Optional<Row> one(long productId) {
    String units =
        """
        , (select coalesce(sum(b.units), 0) from balance b
           where b.product_id = p.product_id and b.account_type in ('stock', 'transit'))
        """;
    return jdbc.sql(PRODUCT.formatted(units) + "where p.product_id = :id")
        .param("now", clock.millis())
        .param("id", productId)
        .query((row, n) -> row(row, row.getLong(5)))
        .optional();
  }

  private static Row row(ResultSet row, long units) throws SQLException {
    return new Row(row.getLong(1), row.getString(2), row.getLong(3), row.getBoolean(4), units);
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

  record Row(long productId, String name, long priceCents, boolean listed, long units) {
    /** True or absent, as the wire has it. */
    @Nullable Boolean unlisted() {
      return listed ? null : true;
    }
  }

  /**
   * @param account {@code type@place}
   */
  record Units(String account, long units) {}
}
