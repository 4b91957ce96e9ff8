package com.ecomarket.central.ledger;

/**
 * Where units are.
 *
 * @param type {@code stock}, {@code transit}, {@code sold}, {@code shrinkage} or {@code supplier}
 * @param place {@code central}, a branch, or the label of a shop that only notifies
 */
public record Account(String type, String place) {
  /** How {@code type@place} looks. */
  public static final String PATTERN =
      "(stock|transit|sold|shrinkage|supplier)@[A-Za-z0-9][A-Za-z0-9_-]{0,62}";

  /** The warehouse. */
  public static final Account WAREHOUSE = new Account("stock", "central");

  /** Where goods come from; below zero by all that was ever delivered. */
  public static final Account SUPPLIER = new Account("supplier", "central");

  /** The shelf of a branch. */
  public static Account stock(String branchId) {
    return new Account("stock", branchId);
  }

  /** What has left a place and arrived nowhere yet. */
  public static Account transit(String origin) {
    return new Account("transit", origin);
  }

  /** What a branch has sold. */
  public static Account sold(String branchId) {
    return new Account("sold", branchId);
  }

  /** What was found damaged or missing at a place; below zero by what was found too much. */
  public static Account shrinkage(String place) {
    return new Account("shrinkage", place);
  }

  /**
   * Reads {@code type@place}.
   *
   * @param text fits {@link #PATTERN}
   */
  public static Account parse(String text) {
    int at = text.indexOf('@');
    return new Account(text.substring(0, at), text.substring(at + 1));
  }

  /** Whether {@code SALE} lines of a book move units of it: of a shop's own shelf, if at all. */
  public boolean isMovedBySalesOf(String book) {
    return place.equals(book) && (type.equals("stock") || type.equals("sold"));
  }

  /** {@code type@place}, as people read it. */
  @Override
  public String toString() {
    return type + "@" + place;
  }
}
