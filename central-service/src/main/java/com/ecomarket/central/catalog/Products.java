package com.ecomarket.central.catalog;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The product table. It is asked each time and nothing of it is remembered here: other centrals
 * write to it too, and one that fails over to a standby may forget its last rows.
 */
@Repository
public class Products {
  private final JdbcTemplate jdbc;
  private final JdbcClient client;

  Products(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    this.client = JdbcClient.create(jdbc);
  }

  /** The product, listed or not. */
  public Optional<Product> find(long productId) {
    return Optional.ofNullable(find(List.of(productId)).get(productId));
  }

  /**
   * Those of these products that there are, listed or not, by id.
   *
   * @param productIds not empty
   */
  public Map<Long, Product> find(Collection<Long> productIds) {
    Map<Long, Product> found = new HashMap<>();
    client
        .sql("select product_id, name, price_cents, listed from product where product_id in (:ids)")
        .param("ids", productIds)
        .query(
            row -> {
              long id = row.getLong(1);
              found.put(id, new Product(id, row.getString(2), row.getLong(3), row.getBoolean(4)));
            });
    return found;
  }

  /** Which of these ids have no row yet. Ask before {@link #add}, in the same transaction. */
  public Set<Long> unknown(Collection<Long> productIds) {
    Set<Long> unknown = new HashSet<>(productIds);
    client
        .sql("select product_id from product where product_id in (:ids)")
        .param("ids", productIds)
        .query(Long.class)
        .list()
        .forEach(unknown::remove);
    return unknown;
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
}
