package com.ecomarket.central.ledger;

import com.ecomarket.contract.Facts;
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
      case RETURN -> of(movement, Account.sold(place), returnedTo(movement, place));
      case COUNT -> counted(movement, place);
      case GOODS_IN -> of(movement, Account.SUPPLIER, Account.WAREHOUSE);
      case NOTIFIED -> of(movement, Account.WAREHOUSE, Account.sold(place));
    };
  }

  private static Account returnedTo(Movement movement, String place) {
    boolean damaged = movement.facts() instanceof Facts.ReturnFacts facts && facts.damaged();
    return damaged ? Account.shrinkage(place) : Account.stock(place);
  }

  private static Posting counted(Movement movement, String place) {
    boolean found = movement.facts() instanceof Facts.CountFacts facts && facts.found();
    return found
        ? of(movement, Account.shrinkage(place), Account.stock(place))
        : of(movement, Account.stock(place), Account.shrinkage(place));
  }

  private static Posting of(Movement movement, Account from, Account to) {
    return new Posting(from, to, movement.productId(), movement.quantity());
  }
}
