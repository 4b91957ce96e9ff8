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
      case DISPATCH -> of(movement, Account.stock(place), Account.transit(place));
      case RECEIPT -> received(movement, place);
      case LOSS -> lost(movement);
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

  private static Posting received(Movement movement, String place) {
    Facts.ReceiptFacts facts = (Facts.ReceiptFacts) movement.facts();
    Account to = facts.damaged() ? Account.shrinkage(place) : Account.stock(place);
    return of(movement, Account.transit(facts.from()), to);
  }

  private static Posting lost(Movement movement) {
    Facts.LossFacts facts = (Facts.LossFacts) movement.facts();
    Account transit = Account.transit(facts.from());
    Account shrinkage = Account.shrinkage(facts.from());
    return facts.found() ? of(movement, shrinkage, transit) : of(movement, transit, shrinkage);
  }

  private static Posting of(Movement movement, Account from, Account to) {
    return new Posting(from, to, movement.productId(), movement.quantity());
  }
}
