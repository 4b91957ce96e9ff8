package com.ecomarket.central.ledger;

import com.ecomarket.contract.Movement;

/**
 * Units of one product that move from one account to another; both legs or none.
 *
 * @param units positive
 */
public record Posting(Account from, Account to, long productId, long units) {

  /** The accounts of a movement: the table in DESIGN §1. */
  public static Posting of(Movement movement, String place) {
    return switch (movement.kind()) {
      case OPENING -> of(movement, Account.WAREHOUSE, Account.stock(place));
      case SALE -> of(movement, Account.stock(place), Account.sold(place));
      case GOODS_IN -> of(movement, Account.SUPPLIER, Account.WAREHOUSE);
      case NOTIFIED -> of(movement, Account.WAREHOUSE, Account.sold(place));
    };
  }

  private static Posting of(Movement movement, Account from, Account to) {
    return new Posting(from, to, movement.productId(), movement.quantity());
  }
}
