package com.ecomarket.central.ledger;

import com.ecomarket.central.catalog.FirstCatalog;
import com.ecomarket.central.catalog.Product;
import com.ecomarket.central.catalog.Products;
import com.ecomarket.contract.CatalogFile;
import com.ecomarket.contract.Facts;
import com.ecomarket.contract.MovementKind;
import com.ecomarket.edge.CannotStart;
import com.ecomarket.edge.Problem;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Lists the products of the first catalogue and books what the warehouse starts with, in one
 * transaction and before the first request: killed in the middle, central begins again; once there
 * is a line in the warehouse's book, the file is not looked at any more.
 */
@Component
class FirstStart implements InitializingBean {
  private static final Logger log = LoggerFactory.getLogger(FirstStart.class);

  /** Each waits for the row a second: long enough for another central that books the same file. */
  private static final int ATTEMPTS = 30;

  private final FirstCatalog catalog;
  private final Products products;
  private final OwnBooks books;
  private final OneTransaction transaction;

  FirstStart(FirstCatalog catalog, Products products, OwnBooks books, OneTransaction transaction) {
    this.catalog = catalog;
    this.products = products;
    this.books = books;
    this.transaction = transaction;
  }

  @Override
  public void afterPropertiesSet() {
    int listed = bookInTurn();
    if (listed > 0) {
      log.info("First start: listed {} products and booked their stock", listed);
    }
  }

  private int bookInTurn() {
    for (int attempt = 1; ; attempt++) {
      try {
        return transaction.run(this::bookOnce);
      } catch (Problem busy) {
        if (attempt == ATTEMPTS) {
          throw new CannotStart("Central's database has no time or no room for it.", busy);
        }
      }
    }
  }

  private int bookOnce() {
    LockedBook warehouse = books.lock(OwnBooks.WAREHOUSE);
    if (warehouse.head() != null) {
      return 0;
    }
    List<CatalogFile.Row> rows = catalog.read();
    products.add(rows.stream().map(FirstStart::product).toList());
    books.record(
        books.open(warehouse),
        OwnBooks.WAREHOUSE,
        rows.stream().filter(row -> row.stock() > 0).map(FirstStart::goodsIn).toList());
    return rows.size();
  }

  private static Product product(CatalogFile.Row row) {
    return new Product(row.productId(), row.name(), row.priceCents(), true);
  }

  private static OwnBooks.Fact goodsIn(CatalogFile.Row row) {
    return new OwnBooks.Fact(
        new Facts.NoFacts(MovementKind.GOODS_IN),
        row.productId(),
        row.stock(),
        row.priceCents(),
        null);
  }
}
