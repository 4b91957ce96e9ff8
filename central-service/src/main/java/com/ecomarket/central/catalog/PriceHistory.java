package com.ecomarket.central.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What listed products have cost, and since when. */
@Repository
public class PriceHistory {
  private final JdbcClient jdbc;

  PriceHistory(JdbcTemplate jdbc) {
    this.jdbc = JdbcClient.create(jdbc);
  }

  /**
   * One price.
   *
   * @param cents price in cents
   * @param from its first moment in milliseconds since 1970
   */
  public record Price(long cents, long from) {}

  /**
   * All prices of these products, the oldest first, in the caller's transaction.
   *
   * @param productIds not empty
   */
  public Map<Long, List<Price>> of(Collection<Long> productIds) {
    Map<Long, List<Price>> prices = new HashMap<>();
    jdbc.sql(
            """
            select product_id, price_cents, effective_from from product_price
            where product_id in (:ids) order by product_id, effective_from, version
            """)
        .param("ids", productIds)
        .query(
            row -> {
              prices
                  .computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                  .add(new Price(row.getLong(2), row.getLong(3)));
            });
    return prices;
  }

  /**
   * The price valid then in cents, empty if there was none yet.
   *
   * @param prices the oldest first
   */
  public static OptionalLong at(List<Price> prices, Instant moment) {
    OptionalLong valid = OptionalLong.empty();
    for (Price price : prices) {
      if (price.from() == 0 || !moment.isBefore(Instant.ofEpochMilli(price.from()))) {
        valid = OptionalLong.of(price.cents());
      }
    }
    return valid;
  }
}
