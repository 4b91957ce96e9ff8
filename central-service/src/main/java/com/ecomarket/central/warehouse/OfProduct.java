package com.ecomarket.central.warehouse;

import org.jspecify.annotations.Nullable;

/** A line of a request that is about one product. */
interface OfProduct {
  /** Null if the request does not say. */
  @Nullable Long productId();
}
