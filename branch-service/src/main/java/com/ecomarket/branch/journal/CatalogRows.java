package com.ecomarket.branch.journal;

import com.ecomarket.branch.catalog.Catalog;
import com.ecomarket.branch.catalog.Product;
import com.ecomarket.branch.catalog.Product.NextPrice;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The catalogue's rows: which one it is, and a row a product. */
final class CatalogRows {
  private CatalogRows() {}

  /** Writes what was learned into the transaction that is open. */
  static void write(Connection connection, JournalEntry.ProductsLearned learned)
      throws SQLException {
    try (PreparedStatement forget = connection.prepareStatement("delete from catalog");
        PreparedStatement mark =
            connection.prepareStatement("insert into catalog (epoch, version) values (?, ?)");
        PreparedStatement upsert =
            connection.prepareStatement(
                """
                insert into product (product_id, name, unit_price_cents, next_price_cents,
                  next_from, retired) values (?, ?, ?, ?, ?, ?)
                on conflict (product_id) do update set name = excluded.name,
                  unit_price_cents = excluded.unit_price_cents,
                  next_price_cents = excluded.next_price_cents,
                  next_from = excluded.next_from, retired = excluded.retired
                """)) {
      forget.executeUpdate();
      mark.setString(1, learned.epoch());
      mark.setLong(2, learned.version());
      mark.executeUpdate();
      for (Product product : learned.products()) {
        NextPrice next = product.next();
        upsert.setLong(1, product.productId());
        upsert.setString(2, product.name());
        upsert.setLong(3, product.unitPriceCents());
        upsert.setObject(4, next == null ? null : next.unitPriceCents());
        upsert.setObject(5, next == null ? null : next.effectiveFrom().toEpochMilli());
        upsert.setBoolean(6, product.retired());
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  /** The catalogue that was stored last. */
  static Catalog read(JdbcClient jdbc) {
    List<Product> products =
        jdbc.sql(
                """
                select product_id, name, unit_price_cents, next_price_cents, next_from, retired
                from product
                """)
            .query((row, n) -> product(row))
            .list();
    return jdbc.sql("select epoch, version from catalog")
        .query((row, n) -> new Catalog(row.getString(1), row.getLong(2), products))
        .single();
  }

  private static Product product(ResultSet row) throws SQLException {
    return new Product(
        row.getLong(1), row.getString(2), row.getLong(3), next(row), row.getBoolean(6));
  }

  private static @Nullable NextPrice next(ResultSet row) throws SQLException {
    long cents = row.getLong(4);
    return row.wasNull() ? null : new NextPrice(cents, Instant.ofEpochMilli(row.getLong(5)));
  }
}
