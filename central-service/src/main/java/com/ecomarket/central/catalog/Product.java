package com.ecomarket.central.catalog;

/**
 * What can be sold.
 *
 * @param productId positive
 * @param priceCents price in cents
 * @param listed false for a product that a branch sold before anybody listed it
 */
public record Product(long productId, String name, long priceCents, boolean listed) {

  /** Longest name that is kept, in characters. */
  public static final int MAX_NAME = 200;
}
