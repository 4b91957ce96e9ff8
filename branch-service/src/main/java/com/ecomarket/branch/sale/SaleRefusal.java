package com.ecomarket.branch.sale;

import com.ecomarket.branch.catalog.Product;

/** Why nothing was sold. All prices and amounts are in cents. */
public sealed interface SaleRefusal {

  /** Not in the catalogue. */
  record UnknownProduct(long productId) implements SaleRefusal {}

  /** In the catalogue, but not to be sold any more. */
  record ProductRetired(Product product) implements SaleRefusal {}

  /** Fewer units on the shelf than asked for; {@code available} may be negative after healing. */
  record InsufficientStock(Product product, long requested, long available)
      implements SaleRefusal {}

  /** The till expected another price than the product has now. */
  record PriceChanged(Product product, long expectedCents, long nowCents) implements SaleRefusal {}

  /** The customer gave less than all lines cost together. */
  record TenderedTooLittle(long totalCents, long tenderedCents) implements SaleRefusal {}
}
