package com.ecomarket.central.pricelist;

import com.ecomarket.central.catalog.CatalogPages;
import com.ecomarket.central.catalog.CatalogState;
import com.ecomarket.central.catalog.Change;
import com.ecomarket.central.catalog.Listings;
import com.ecomarket.central.catalog.Product;
import com.ecomarket.central.catalog.Products;
import com.ecomarket.central.commit.OneTransaction;
import com.ecomarket.central.pricelist.Imports.Outcome;
import com.ecomarket.central.pricelist.Imports.RowResult;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.springframework.stereotype.Component;

/**
 * Compares a price list with the catalogue, and writes it in one transaction, 500 rows at a time.
 */
@Component
class PriceListWriter {
  private static final int BATCH = 500;

  /** Everybody who takes several rows of products takes them in this order. */
  private static final Comparator<PriceList.Row> BY_PRODUCT =
      Comparator.comparingLong(row -> row.wanted().productId());

  private final OneTransaction transaction;
  private final CatalogState state;
  private final CatalogPages pages;
  private final Products products;
  private final Listings listings;
  private final Clock clock;

  PriceListWriter(
      OneTransaction transaction,
      CatalogState state,
      CatalogPages pages,
      Products products,
      Listings listings,
      Clock clock) {
    this.transaction = transaction;
    this.state = state;
    this.pages = pages;
    this.products = products;
    this.listings = listings;
    this.clock = clock;
  }

  /** Refuses rows that only the catalogue shows to be wrong. Locks nothing. */
  void compare(PriceList list) {
    long now = clock.millis();
    if (list.rows().stream().anyMatch(row -> row.wanted().lacksPrice(null, now))) {
      for (List<PriceList.Row> batch : batches(list)) {
        Map<Long, Product> known = products.read(ids(batch));
        for (PriceList.Row row : batch) {
          if (row.wanted().lacksPrice(known.get(row.wanted().productId()), now)) {
            list.refuse(
                List.of(RowError.of(row.number(), Columns.EFFECTIVE_FROM, "first-price-later")));
          }
        }
      }
    }
  }

  /** What writing it would do. Locks nothing. */
  Outcome.Fine tried(PriceList list) {
    List<RowResult> results = new ArrayList<>();
    for (List<PriceList.Row> batch : batches(list)) {
      changes(batch, products::read, results);
    }
    return fine(results, pages.mark().version());
  }

  /**
   * Writes all of it.
   *
   * @param progress gets the size of each batch
   */
  Outcome.Fine written(PriceList list, IntConsumer progress) {
    return transaction.run(
        () -> {
          state.lock();
          List<RowResult> results = new ArrayList<>();
          for (List<PriceList.Row> batch : batches(list)) {
            listings.write(changes(batch, products::find, results));
            progress.accept(batch.size());
          }
          return fine(results, state.lock().version());
        });
  }

  private List<Change> changes(
      List<PriceList.Row> batch,
      Function<Collection<Long>, Map<Long, Product>> find,
      List<RowResult> results) {
    long now = clock.millis();
    Map<Long, Product> known = find.apply(ids(batch));
    List<Change> changes = new ArrayList<>();
    for (PriceList.Row row : batch) {
      long productId = row.wanted().productId();
      Product before = known.get(productId);
      Change change = row.wanted().over(before, now);
      changes.add(change);
      results.add(new RowResult(row.number(), productId, change.kind()));
    }
    return changes;
  }

  private static Outcome.Fine fine(List<RowResult> results, long version) {
    results.sort(Comparator.comparingLong(RowResult::row));
    return new Outcome.Fine(results, version);
  }

  private static List<Long> ids(List<PriceList.Row> batch) {
    return batch.stream().map(row -> row.wanted().productId()).toList();
  }

  private static List<List<PriceList.Row>> batches(PriceList list) {
    List<PriceList.Row> sorted = list.rows().stream().sorted(BY_PRODUCT).toList();
    List<List<PriceList.Row>> batches = new ArrayList<>();
    for (int from = 0; from < sorted.size(); from += BATCH) {
      batches.add(sorted.subList(from, Math.min(sorted.size(), from + BATCH)));
    }
    return batches;
  }
}
