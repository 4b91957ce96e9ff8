package com.ecomarket.branch.dispatch;

/** Why nothing was dispatched. All numbers are units. */
sealed interface DispatchRefusal {

  /** Neither in the catalogue nor on the shelf. */
  record UnknownProduct(long productId) implements DispatchRefusal {}

  /** Fewer units on the shelf than asked for; {@code available} may be negative after healing. */
  record InsufficientStock(long productId, String name, long requested, long available)
      implements DispatchRefusal {}

  /** Central did not ask this shop for it. */
  record UnknownShipment() implements DispatchRefusal {}

  /** It has left already. */
  record AlreadyDispatched(String shipmentId) implements DispatchRefusal {}

  /** Central did not ask for this product. */
  record NotInShipment(long productId, String shipmentId) implements DispatchRefusal {}

  /** Central asked for fewer units. */
  record MoreThanRequested(long productId, long requested, long quantity)
      implements DispatchRefusal {}
}
