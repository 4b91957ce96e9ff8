package com.ecomarket.branch.receiving;

/** Why nothing was taken in. All numbers are units. */
sealed interface ReceivingRefusal {

  /** Central announced no such shipment to this shop. */
  record UnknownShipment() implements ReceivingRefusal {}

  /** Everything has arrived or was given up, or nothing has left yet. */
  record NothingOnTheWay(String shipmentId) implements ReceivingRefusal {}

  /** The shipment has other products. */
  record NotInShipment(long productId, String shipmentId) implements ReceivingRefusal {}

  /** More than may still arrive. */
  record MoreThanShipped(long productId, long onTheWay, long received)
      implements ReceivingRefusal {}
}
