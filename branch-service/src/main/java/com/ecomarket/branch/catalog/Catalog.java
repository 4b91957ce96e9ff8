package com.ecomarket.branch.catalog;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An immutable snapshot of all products: a new catalogue replaces it whole. */
public final class Catalog {
  /** The epoch of a catalogue that the branch read from its own first-start file. */
  public static final String LOCAL_EPOCH = "local";

  private final String epoch;
  private final long version;
  private final Map<Long, Product> products;

  /**
   * @param epoch who made it; versions of different epochs cannot be compared
   * @param version counts up within the epoch
   */
  public Catalog(String epoch, long version, Collection<Product> products) {
    this.epoch = epoch;
    this.version = version;
    this.products =
        products.stream()
            .collect(
                Collectors.toMap(
                    Product::productId, Function.identity(), (a, b) -> b, TreeMap::new));
  }

  public String epoch() {
    return epoch;
  }

  public long version() {
    return version;
  }

  /** The product, or null if it is not in the catalogue. */
  public @Nullable Product find(long productId) {
    return products.get(productId);
  }

  /** All products, by ascending id. */
  public Collection<Product> products() {
    return products.values();
  }
}
