package com.ecomarket.central.catalog;

import com.ecomarket.contract.CatalogFile;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Writes listed products and the history of their prices. Every method belongs inside a transaction
 * that begins with {@link CatalogState#lock}.
 */
@Repository
public class Listings {
  private final JdbcTemplate jdbc;
  private final CatalogState state;
  private final Clock clock;

  Listings(JdbcTemplate jdbc, CatalogState state, Clock clock) {
    this.jdbc = jdbc;
    this.state = state;
    this.clock = clock;
  }

  /** Lists what central begins with; these prices were valid ever since. */
  public void begin(List<CatalogFile.Row> rows) {
    write(
        rows.stream()
            .map(
                row ->
                    new Product(
                        row.productId(), row.name(), row.priceCents(), 0, null, true, false, 0))
            .map(product -> new Change(null, product))
            .toList());
  }

  /**
   * Writes what is different, in this order, each with the next number.
   *
   * @param changes of different products, in the order of their ids: who else takes several rows of
   *     products takes them in that order too
   * @return the products as they are now
   */
  public List<Product> write(List<Change> changes) {
    List<Change> different =
        changes.stream().filter(change -> change.kind() != Change.Kind.UNCHANGED).toList();
    if (different.isEmpty()) {
      return List.of();
    }
    long version = state.take(different.size());
    long now = clock.millis();
    List<Product> products = new ArrayList<>();
    List<Object[]> dropped = new ArrayList<>();
    List<Object[]> prices = new ArrayList<>();
    for (Change change : different) {
      Product after = change.after().numbered(version++);
      products.add(after);
      if (change.dropsPlan()) {
        dropped.add(new Object[] {after.productId(), now});
      }
      if (change.startsPrice()) {
        prices.add(price(after, after.priceCents(), after.priceFrom()));
      }
      if (change.startsPlan() && after.next() != null) {
        prices.add(price(after, after.next().priceCents(), after.next().from()));
      }
    }
    store(products);
    jdbc.batchUpdate(
        "delete from product_price where product_id = ? and effective_from > ?", dropped);
    jdbc.batchUpdate(
        """
        insert into product_price (product_id, version, price_cents, effective_from)
        values (?, ?, ?, ?)
        """,
        prices);
    return products;
  }

  private void store(List<Product> products) {
    jdbc.batchUpdate(
        """
        insert into product (product_id, name, price_cents, price_from, next_price_cents,
                             next_from, listed, retired, version)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (product_id) do update
        set name = excluded.name, price_cents = excluded.price_cents,
            price_from = excluded.price_from, next_price_cents = excluded.next_price_cents,
            next_from = excluded.next_from, listed = excluded.listed,
            retired = excluded.retired, version = excluded.version
        """,
        products.stream().map(Listings::row).toList());
  }

  private static Object[] price(Product product, long cents, long from) {
    return new Object[] {product.productId(), product.version(), cents, from};
  }

  // Nulls are what the driver wants; its array is not annotated.
  private static @Nullable Object[] row(Product product) {
    Product.Next next = product.next();
    return new @Nullable Object[] {
      product.productId(),
      product.name(),
      product.priceCents(),
      product.priceFrom(),
      next == null ? null : next.priceCents(),
      next == null ? null : next.from(),
      product.listed(),
      product.retired(),
      product.version()
    };
  }
}
