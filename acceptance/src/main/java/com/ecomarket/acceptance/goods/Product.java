package com.ecomarket.acceptance.goods;

/**
 * What a catalogue says of a product.
 *
 * @param id positive
 * @param name as people read it
 * @param priceCents in cents
 * @param stock units in central's warehouse at the start
 */
public record Product(long id, String name, long priceCents, long stock) {}
