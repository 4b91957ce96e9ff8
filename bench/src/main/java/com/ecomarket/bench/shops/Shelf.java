package com.ecomarket.bench.shops;

import com.ecomarket.contract.StockDigest;

/** What one shop has and has sold, in units by product id, and the digest of the former. */
final class Shelf {
  /** Units of each product at first: more than any run sells, so that nothing goes below zero. */
  static final int OPENING = 100_000;

  private final long[] stock;
  private final long[] sold;
  private long digestSum;

  /**
   * @param products ids 1 to this
   */
  Shelf(int products) {
    stock = new long[products + 1];
    sold = new long[products + 1];
  }

  void opened(int product) {
    change(product, OPENING);
  }

  /** Units left after the sale. */
  long sold(int product, int quantity) {
    sold[product] += quantity;
    return change(product, -quantity);
  }

  int products() {
    return stock.length - 1;
  }

  long stock(int product) {
    return stock[product];
  }

  long sold(int product) {
    return sold[product];
  }

  /** {@link StockDigest} of the stock. */
  String digest() {
    return StockDigest.text(digestSum);
  }

  private long change(int product, long units) {
    digestSum -= StockDigest.term(product, stock[product]);
    stock[product] += units;
    digestSum += StockDigest.term(product, stock[product]);
    return stock[product];
  }
}
