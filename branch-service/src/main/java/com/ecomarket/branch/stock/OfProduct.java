package com.ecomarket.branch.stock;

import org.jspecify.annotations.Nullable;

/** One line of a request that has a line for each product. */
public interface OfProduct {

  /** The product, null if the request left it out. */
  @Nullable Long productId();
}
