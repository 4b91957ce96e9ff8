package com.ecomarket.central.ledger;

import com.ecomarket.central.catalog.CatalogState;
import com.ecomarket.central.catalog.FirstCatalog;
import com.ecomarket.central.catalog.Listings;
import com.ecomarket.central.commit.OneTransaction;
import com.ecomarket.contract.CatalogFile;
import com.ecomarket.contract.Facts;
import com.ecomarket.contract.MovementKind;
import com.ecomarket.edge.CannotStart;
import com.ecomarket.edge.Problem;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Lists the products of the first catalogue and books what the warehouse starts with, in one
 * transaction and before the first request: killed in the middle, central begins again; once there
 * is a line in the warehouse's book, the file is not looked at any more. A catalogue without an
 * epoch gets one at any start: one that was just migrated, or whose epoch somebody emptied after a
 * restore.
 */
@Component
class FirstStart implements InitializingBean {
  private static final Logger log = LoggerFactory.getLogger(FirstStart.class);

  /** Each waits for the row a second: long enough for another central that books the same file. */
  private static final int ATTEMPTS = 30;

  private final FirstCatalog catalog;
  private final Listings listings;
  private final CatalogState state;
  private final Supplier<UUID> epochs;
  private final OwnBooks books;
  private final OneTransaction transaction;

  FirstStart(
      FirstCatalog catalog,
      Listings listings,
      CatalogState state,
      @Qualifier("epochs") Supplier<UUID> epochs,
      OwnBooks books,
      OneTransaction transaction) {
    this.catalog = catalog;
    this.listings = listings;
    this.state = state;
    this.epochs = epochs;
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
    state.begin(epochs.get().toString());
    if (warehouse.head() != null) {
      return 0;
    }
    List<CatalogFile.Row> rows = catalog.read();
    listings.begin(rows);
    books.record(
        books.open(warehouse),
        OwnBooks.WAREHOUSE,
        rows.stream().filter(row -> row.stock() > 0).map(FirstStart::goodsIn).toList());
    return rows.size();
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
