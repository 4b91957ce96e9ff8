package com.ecomarket.branch.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** An immutable snapshot of all products: what central tells makes another one. */
public final class Catalog {
  /** The epoch of a catalogue that the branch read from its own first-start file. */
  public static final String LOCAL_EPOCH = "local";

  private final String epoch;
  private final long version;
  private final SortedMap<Long, Product> products;

  /**
   * @param epoch who made it; versions of different epochs cannot be compared
   * @param version counts up within the epoch
   */
  public Catalog(String epoch, long version, Collection<Product> products) {
    this(epoch, version, with(new TreeMap<>(), products));
  }

  private Catalog(String epoch, long version, SortedMap<Long, Product> products) {
    this.epoch = epoch;
    this.version = version;
    this.products = Collections.unmodifiableSortedMap(products);
  }

  /**
   * The catalogue after a page of changes. What the page does not name stays: a product that
   * central does not know is on the shelf and can be sold. A copy is one walk over all products, so
   * that a hundred thousand of them, fifty pages, cost a fraction of a second in all.
   */
  public Catalog with(String newEpoch, long newVersion, Collection<Product> changed) {
    return new Catalog(newEpoch, newVersion, with(new TreeMap<>(products), changed));
  }

  private static SortedMap<Long, Product> with(
      SortedMap<Long, Product> products, Collection<Product> changed) {
    changed.forEach(product -> products.put(product.productId(), product));
    return products;
  }

  /** Whether a page with this mark says nothing that is not known here. */
  public boolean knows(String otherEpoch, long otherVersion) {
    return epoch.equals(otherEpoch) && otherVersion <= version;
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
