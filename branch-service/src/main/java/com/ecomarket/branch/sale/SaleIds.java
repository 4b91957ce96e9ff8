package com.ecomarket.branch.sale;

/** Mints sale ids: UUIDv7 (RFC 9562), so that they sort by time and never meet. */
public interface SaleIds {

  /** A new one, in the 36 characters of the standard form. */
  String next();
}
