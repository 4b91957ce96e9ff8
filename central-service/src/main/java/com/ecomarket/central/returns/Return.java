package com.ecomarket.central.returns;

/**
 * Units of a product that are said to come from a sale.
 *
 * @param saleId empty if no sale was named
 */
record Return(String saleId, long productId) {
  static Return of(String subject) {
    int slash = subject.lastIndexOf('/');
    return new Return(subject.substring(0, slash), Long.parseLong(subject.substring(slash + 1)));
  }

  String subject() {
    return saleId + "/" + productId;
  }
}
