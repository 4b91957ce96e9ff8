package com.ecomarket.central.audit;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sum that must hold over all books: what one account lost another one got. */
@Repository
class Sums {
  private final JdbcClient jdbc;

  Sums(@Qualifier("reads") JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<ProductSum> productsThatDoNotSumToZero() {
    return jdbc.sql(
            """
            select product_id, sum(units) from balance
            group by product_id having sum(units) <> 0 order by product_id
            """)
        .query((row, n) -> new ProductSum(row.getLong(1), row.getLong(2)))
        .list();
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record ProductSum(long productId, long sum) {}
}
