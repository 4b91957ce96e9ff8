package com.ecomarket.central.ledger;

/**
 * Where units are.
 *
 * @param type {@code stock}, {@code transit}, {@code sold}, {@code shrinkage} or {@code supplier}
 * @param place {@code central}, a branch, or the label of a shop that only notifies
 */
public record Account(String type, String place) {
  /** The warehouse. */
  public static final Account WAREHOUSE = new Account("stock", "central");

  /** Where goods come from; below zero by all that was ever delivered. */
  public static final Account SUPPLIER = new Account("supplier", "central");

  /** The shelf of a branch. */
  public static Account stock(String branchId) {
    return new Account("stock", branchId);
  }

  /** What a branch has sold. */
  public static Account sold(String branchId) {
    return new Account("sold", branchId);
  }

  /** What was found damaged or missing at a place; below zero by what was found too much. */
  public static Account shrinkage(String place) {
    return new Account("shrinkage", place);
  }

  /** {@code type@place}, as people read it. */
  @Override
  public String toString() {
    return type + "@" + place;
  }
}
