package com.ecomarket.central.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The product table. It is asked each time and nothing of it is remembered here: other centrals
 * write to it too, and one that fails over to a standby may forget its last rows. Each product is
 * given with the price that is valid now.
 */
@Repository
public class Products {
  private static final String COLUMNS =
      "product_id, name, price_cents, price_from, next_price_cents, next_from, listed, retired,"
          + " version";

  private final JdbcTemplate jdbc;
  private final JdbcClient writes;
  private final JdbcClient reads;
  private final Clock clock;

  Products(JdbcTemplate jdbc, @Qualifier("reads") JdbcClient reads, Clock clock) {
    this.jdbc = jdbc;
    this.writes = JdbcClient.create(jdbc);
    this.reads = reads;
    this.clock = clock;
  }

  /** The product, listed or not, in the caller's transaction. */
  public Optional<Product> find(long productId) {
    return Optional.ofNullable(find(List.of(productId)).get(productId));
  }

  /**
   * Those of these products that there are, listed or not, by id, in the caller's transaction.
   *
   * @param productIds not empty
   */
  public Map<Long, Product> find(Collection<Long> productIds) {
    return find(writes, productIds);
  }

  /** The same for those who only read. */
  public Map<Long, Product> read(Collection<Long> productIds) {
    return find(reads, productIds);
  }

  /**
   * A page of them by id, for those who only read.
   *
   * @param listed which of the two kinds; empty for both
   */
  public List<Product> page(long after, int limit, Optional<Boolean> listed) {
    long now = clock.millis();
    String kind = listed.isPresent() ? "and listed = :listed" : "";
    return reads
        .sql(
            "select "
                + COLUMNS
                + " from product where product_id > :after "
                + kind
                + " order by product_id limit :limit")
        .param("after", after)
        .param("listed", listed.orElse(true))
        .param("limit", limit)
        .query((row, n) -> product(row).at(now))
        .list();
  }

  /** Adds those that are not there yet; a product that exists is left as it is. */
  public void add(Collection<Product> products) {
    // In one order, so that two books that add the same products never wait for each other in turn.
    List<Object[]> rows =
        products.stream()
            .sorted(Comparator.comparingLong(Product::productId))
            .map(p -> new Object[] {p.productId(), p.name(), p.priceCents(), p.listed()})
            .toList();
    jdbc.batchUpdate(
        """
        insert into product (product_id, name, price_cents, listed) values (?, ?, ?, ?)
        on conflict (product_id) do nothing
        """,
        rows);
  }

  private Map<Long, Product> find(JdbcClient from, Collection<Long> productIds) {
    long now = clock.millis();
    Map<Long, Product> found = new HashMap<>();
    from.sql("select " + COLUMNS + " from product where product_id in (:ids)")
        .param("ids", productIds)
        .query((row, n) -> product(row).at(now))
        .list()
        .forEach(product -> found.put(product.productId(), product));
    return found;
  }

  private static Product product(ResultSet row) throws SQLException {
    long nextPrice = row.getLong("next_price_cents");
    boolean planned = !row.wasNull();
    return new Product(
        row.getLong("product_id"),
        row.getString("name"),
        row.getLong("price_cents"),
        row.getLong("price_from"),
        planned ? new Product.Next(nextPrice, row.getLong("next_from")) : null,
        row.getBoolean("listed"),
        row.getBoolean("retired"),
        row.getLong("version"));
  }
}
