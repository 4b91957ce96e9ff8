package com.ecomarket.central.catalog;

import com.ecomarket.contract.CatalogPage;
import com.ecomarket.contract.CatalogPage.CatalogItem;
import com.ecomarket.contract.CatalogPage.NextPrice;
import com.ecomarket.contract.Cents;
import com.ecomarket.contract.SyncEnvelope.CatalogMark;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What a branch has not heard of the catalogue yet. Products that nobody listed never flow down;
 * retired ones do, and say so.
 */
@Repository
public class CatalogPages {
  private final JdbcClient jdbc;
  private final Clock clock;

  CatalogPages(@Qualifier("reads") JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Where the catalogue stands. */
  public CatalogMark mark() {
    return jdbc.sql("select epoch, version from catalog_state")
        .query((row, n) -> new CatalogMark(row.getString(1), row.getLong(2)))
        .single();
  }

  /**
   * The next page.
   *
   * @param now where the catalogue stands; a product that changes meanwhile gets a higher version
   *     and comes with the next page, so the two readings need not be of one moment
   * @param reported what the branch has; of another epoch it counts for nothing
   */
  public CatalogPage since(CatalogMark now, CatalogMark reported) {
    boolean known = now.epoch().equals(reported.epoch());
    List<Versioned> found = between(known ? Math.max(0, reported.version()) : 0, now.version());
    boolean more = found.size() > CatalogPage.MAX_PRODUCTS;
    List<Versioned> page = more ? found.subList(0, CatalogPage.MAX_PRODUCTS) : found;
    return new CatalogPage(
        now.epoch(),
        more ? page.get(page.size() - 1).version() : now.version(),
        page.stream().map(Versioned::item).toList(),
        more);
  }

  private List<Versioned> between(long after, long to) {
    long now = clock.millis();
    return jdbc.sql(
            """
            select version, product_id, name, price_cents, next_price_cents, next_from, retired
            from product where listed = ? and version > ? and version <= ?
            order by version limit ?
            """)
        .param(true)
        .param(after)
        .param(to)
        .param(CatalogPage.MAX_PRODUCTS + 1)
        .query((row, n) -> new Versioned(row.getLong("version"), item(row, now)))
        .list();
  }

  private static CatalogItem item(ResultSet row, long now) throws SQLException {
    long from = row.getLong("next_from");
    boolean planned = !row.wasNull();
    boolean begun = planned && from <= now;
    return new CatalogItem(
        row.getLong("product_id"),
        row.getString("name"),
        Cents.decimal(row.getLong(begun ? "next_price_cents" : "price_cents")),
        planned && !begun
            ? new NextPrice(
                Cents.decimal(row.getLong("next_price_cents")), Instant.ofEpochMilli(from))
            : null,
        row.getBoolean("retired"));
  }

  private record Versioned(long version, CatalogItem item) {}
}
