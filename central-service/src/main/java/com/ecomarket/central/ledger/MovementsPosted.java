package com.ecomarket.central.ledger;

import java.util.List;

/**
 * Is told of lines in the transaction that posts them, after the balances have changed. What it
 * throws rolls everything back.
 */
public interface MovementsPosted {

  /**
   * Called once for each posting.
   *
   * @param bookId the book that the lines stand in
   * @param lines all lines of one posting, in order; only those that are POSTED moved units
   */
  void posted(String bookId, List<LedgerLine> lines);
}
