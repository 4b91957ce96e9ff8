package com.ecomarket.contract;

import java.util.Map;

/**
 * One number for a whole stock, so that a branch and central can see whether they agree without
 * sending it. It is a sum over the products, so a sale changes it in constant time; a product
 * without units adds nothing. Like the chain, it finds accidents and not fraud.
 */
public final class StockDigest {
  private StockDigest() {}

  /** The digest of a stock, product id to units, as 16 hexadecimal digits. */
  public static String of(Map<Long, Long> stock) {
    long sum = 0;
    for (Map.Entry<Long, Long> product : stock.entrySet()) {
      sum += term(product.getKey(), product.getValue());
    }
    return text(sum);
  }

  /** What one product adds to the sum (which wraps around). */
  public static long term(long productId, long units) {
    return units == 0 ? 0 : mix(mix(productId) + units);
  }

  /** The sum as 16 hexadecimal digits. */
  public static String text(long sum) {
    return String.format("%016x", sum);
  }

  /** The finalizer of SplitMix64 (Steele, Lea, Flood: Fast splittable generators, 2014). */
  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
