package com.ecomarket.branch.catalog;

/**
 * One thing that the shop sells.
 *
 * @param productId positive
 * @param name as the receipt prints it
 * @param unitPriceCents price of one unit in cents
 */
public record Product(long productId, String name, long unitPriceCents) {}
