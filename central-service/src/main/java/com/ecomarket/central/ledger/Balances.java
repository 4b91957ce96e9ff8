package com.ecomarket.central.ledger;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** Units per account, kept by the side of the lines. */
class Balances {
  private static final Comparator<Cell> PRODUCT_FIRST =
      Comparator.comparingLong(Cell::productId).thenComparing(cell -> cell.account().toString());

  private final JdbcTemplate jdbc;

  Balances(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Adds both legs of all postings, one statement per account and product. */
  void add(String book, List<LedgerLine> lines) {
    Map<Cell, Long> changes = new TreeMap<>(PRODUCT_FIRST);
    for (LedgerLine line : lines) {
      Posting posting = line.posting();
      if (posting != null) {
        changes.merge(new Cell(posting.productId(), posting.from()), -posting.units(), Long::sum);
        changes.merge(new Cell(posting.productId(), posting.to()), posting.units(), Long::sum);
      }
    }
    List<Object[]> rows =
        changes.entrySet().stream()
            .map(change -> row(book, change.getKey(), change.getValue()))
            .toList();
    jdbc.batchUpdate(
        """
        insert into balance (book, account_type, account_place, product_id, units)
        values (?, ?, ?, ?, ?)
        on conflict (book, account_type, account_place, product_id)
        do update set units = balance.units + excluded.units
        """,
        rows);
  }

  private static Object[] row(String book, Cell cell, long units) {
    Account account = cell.account();
    return new Object[] {book, account.type(), account.place(), cell.productId(), units};
  }

  private record Cell(long productId, Account account) {}
}
