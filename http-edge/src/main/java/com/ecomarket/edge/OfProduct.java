package com.ecomarket.edge;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One line of a request that has a line for each product. */
public interface OfProduct {

  /** The product, null if the request left it out. */
  @Nullable Long productId();

  /**
   * The place of the first line whose product stands on a line before it; empty if there is none.
   * Lines without a product are left to other checks.
   */
  static OptionalInt repeated(@Nullable List<? extends @Nullable OfProduct> lines) {
    Set<Long> seen = new HashSet<>();
    for (int i = 0; lines != null && i < lines.size(); i++) {
      OfProduct line = lines.get(i);
      Long productId = line == null ? null : line.productId();
      if (productId != null && !seen.add(productId)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }
}
