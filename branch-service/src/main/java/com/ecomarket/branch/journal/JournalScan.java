package com.ecomarket.branch.journal;

import java.sql.SQLException;
import java.util.Map;

/** A journal that can be walked from end to end, as the check at start does. */
interface JournalScan extends JournalReader {

  /** The units on which a stream stands. */
  Map<Long, Long> baseBalances(int ordinal);

  /** Every row of a stream in order. */
  void each(Stream stream, LineVisitor visitor);

  /** Takes one line after the other. */
  interface LineVisitor {
    void visit(StoredLine line) throws SQLException;
  }
}
