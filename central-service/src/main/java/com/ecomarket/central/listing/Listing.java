package com.ecomarket.central.listing;

import com.ecomarket.central.catalog.CatalogState;
import com.ecomarket.central.catalog.Change;
import com.ecomarket.central.catalog.Listings;
import com.ecomarket.central.catalog.Product;
import com.ecomarket.central.catalog.Products;
import com.ecomarket.central.catalog.Wanted;
import com.ecomarket.central.commit.OneTransaction;
import com.ecomarket.edge.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Changes one product in one transaction that has the catalogue's row: one person at a time. */
@Component
class Listing {
  private final OneTransaction transaction;
  private final CatalogState state;
  private final Products products;
  private final Listings listings;
  private final Clock clock;

  Listing(
      OneTransaction transaction,
      CatalogState state,
      Products products,
      Listings listings,
      Clock clock) {
    this.transaction = transaction;
    this.state = state;
    this.products = products;
    this.listings = listings;
    this.clock = clock;
  }

  /**
   * Makes a product what somebody wants it to be. One that is so already stays as it is, whatever
   * the precondition says: the answer to the first request may have been lost.
   *
   * @throws Problem 412 {@code version-mismatch}, 428 {@code precondition-required}, 409 {@code
   *     first-price-later}
   */
  Put put(Wanted wanted, Precondition precondition) {
    return transaction.run(
        () -> {
          state.lock();
          long now = clock.millis();
          Optional<Product> before = products.find(wanted.productId());
          Change change = wanted.over(before.orElse(null), now);
          if (before.isPresent() && change.kind() == Change.Kind.UNCHANGED) {
            return new Put(before.get(), false);
          }
          precondition.check(wanted.productId(), before);
          if (wanted.lacksPrice(before.orElse(null), now)) {
            throw Problem.of(HttpStatus.CONFLICT, "first-price-later", wanted.productId());
          }
          return new Put(listings.write(List.of(change)).get(0), before.isEmpty());
        });
  }

  /**
   * @param product as it is now
   * @param created whether there was none before
   */
  record Put(Product product, boolean created) {}
}
