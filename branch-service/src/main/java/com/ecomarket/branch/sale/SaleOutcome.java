package com.ecomarket.branch.sale;

import com.ecomarket.branch.catalog.Product;
import com.ecomarket.contract.Movement;

/** What came of a request to sell. Refusals are outcomes of the business, not failures. */
sealed interface SaleOutcome {

  /**
   * Sold, and durably so.
   *
   * @param line the sale's line
   * @param replayed whether an earlier request with the same key sold it
   */
  record Sold(Movement line, boolean replayed) implements SaleOutcome {}

  /** Not in the catalogue. */
  record UnknownProduct(long productId) implements SaleOutcome {}

  /** Fewer units on the shelf than asked for; {@code available} may be negative after healing. */
  record InsufficientStock(Product product, long requested, long available)
      implements SaleOutcome {}

  /** The key came with another request before. */
  record KeyReused(String key) implements SaleOutcome {}
}
