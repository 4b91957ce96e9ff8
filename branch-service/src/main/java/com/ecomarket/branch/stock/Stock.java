package com.ecomarket.branch.stock;

import com.ecomarket.contract.Hash;
import com.ecomarket.contract.StockDigest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Units on the shelf, as the committed lines say. Any thread reads; only the writer changes it, and
 * only after a commit.
 */
public final class Stock {
  private final Map<Long, Long> units;
  private volatile Position position;

  Stock(Map<Long, Long> units, Position position) {
    this.units = new ConcurrentHashMap<>(units);
    this.position = position;
  }

  /** Nothing, in a journal that has no stream: only opening one can follow. */
  static Stock beforeFirstLine() {
    Hash nothing = Hash.next(null, new byte[0]);
    return new Stock(Map.of(), new Position(0, "", null, -1, nothing, -1, 0));
  }

  /** Units of one product; 0 if it was never here. May be negative after healing. */
  public long units(long productId) {
    return units.getOrDefault(productId, 0L);
  }

  /** Whether any of it was ever here. */
  public boolean wasHere(long productId) {
    return units.containsKey(productId);
  }

  /** Where the journal stands. */
  public Position position() {
    return position;
  }

  /** All products that were ever here. The writer asks, between two commits. */
  Map<Long, Long> all() {
    return units;
  }

  static long digest(Map<Long, Long> units) {
    return units.entrySet().stream()
        .mapToLong(product -> StockDigest.term(product.getKey(), product.getValue()))
        .sum();
  }

  void apply(Map<Long, Long> changed, Position next) {
    units.putAll(changed);
    position = next;
  }
}
