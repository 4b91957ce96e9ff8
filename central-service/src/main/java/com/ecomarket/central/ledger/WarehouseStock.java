package com.ecomarket.central.ledger;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is in the warehouse by all books, as the caller's transaction sees it. */
@Repository
public class WarehouseStock {
  private final JdbcClient jdbc;

  WarehouseStock(JdbcTemplate jdbc) {
    this.jdbc = JdbcClient.create(jdbc);
  }

  /**
   * Units by product; a product that never was there has none.
   *
   * @param productIds not empty
   */
  public Map<Long, Long> of(Collection<Long> productIds) {
    Map<Long, Long> stock = new HashMap<>();
    productIds.forEach(id -> stock.put(id, 0L));
    jdbc.sql(
            """
            select product_id, sum(units) from balance
            where account_type = 'stock' and account_place = 'central' and product_id in (:ids)
            group by product_id
            """)
        .param("ids", productIds)
        .query(
            row -> {
              stock.put(row.getLong(1), row.getLong(2));
            });
    return stock;
  }
}
