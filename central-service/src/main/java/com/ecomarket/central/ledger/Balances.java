package com.ecomarket.central.ledger;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** Units per account, kept by the side of the lines. */
class Balances {
  /** One order for all books, so that two of them never wait for each other in turn. */
  private static final Comparator<Cell> PRODUCT_FIRST =
      Comparator.comparingLong(Cell::productId)
          .thenComparing(cell -> cell.account().type())
          .thenComparing(cell -> cell.account().place());

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
    jdbc.batchUpdate(
        """
        insert into balance (book, account_type, account_place, product_id, units)
        values (?, ?, ?, ?, ?)
        on conflict (book, account_type, account_place, product_id)
        do update set units = balance.units + excluded.units
        """,
        changes.entrySet(),
        changes.size(),
        (row, change) -> {
          Cell cell = change.getKey();
          row.setString(1, book);
          row.setString(2, cell.account().type());
          row.setString(3, cell.account().place());
          row.setLong(4, cell.productId());
          row.setLong(5, change.getValue());
        });
  }

  private record Cell(long productId, Account account) {}
}
