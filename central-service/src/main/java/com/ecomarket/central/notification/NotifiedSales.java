package com.ecomarket.central.notification;

import com.ecomarket.central.catalog.Product;
import com.ecomarket.central.catalog.Products;
import com.ecomarket.central.commit.OneTransaction;
import com.ecomarket.central.ledger.LockedBook;
import com.ecomarket.central.ledger.OwnBooks;
import com.ecomarket.contract.BranchId;
import com.ecomarket.contract.Facts;
import com.ecomarket.contract.MovementKind;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Books notified sales. Each label has a book of its own, whose row is taken first: two
 * notifications with one sale id, also at the same time, are one sale.
 */
@Component
class NotifiedSales {
  private final OneTransaction transaction;
  private final OwnBooks books;
  private final Products products;
  private final JdbcClient jdbc;

  NotifiedSales(OneTransaction transaction, OwnBooks books, Products products, JdbcTemplate jdbc) {
    this.transaction = transaction;
    this.books = books;
    this.products = products;
    this.jdbc = JdbcClient.create(jdbc);
  }

  Outcome book(SaleNotification sale) {
    return transaction.run(() -> decide(sale));
  }

  private Outcome decide(SaleNotification sale) {
    Optional<Product> product = products.find(sale.productId());
    if (product.isEmpty()) {
      return new Outcome.UnknownProduct();
    }
    if (isSyncing(sale.branchId())) {
      return new Outcome.Syncs();
    }
    LockedBook book = books.lock(OwnBooks.notifiedBy(sale.branchId()));
    Optional<Boolean> before = sameSaleBefore(book, sale);
    if (before.isEmpty()) {
      books.record(books.open(book), sale.branchId(), List.of(fact(sale, product.get())));
    }
    return before.orElse(true)
        ? new Outcome.Booked(globalStock(sale.productId()))
        : new Outcome.SaleIdReused();
  }

  private static OwnBooks.Fact fact(SaleNotification sale, Product product) {
    return new OwnBooks.Fact(
        new Facts.NoFacts(MovementKind.NOTIFIED),
        sale.productId(),
        sale.quantity(),
        product.priceCents(),
        sale.saleId());
  }

  /** Whether the sale id came before with the same content; empty if it is new or absent. */
  private Optional<Boolean> sameSaleBefore(LockedBook book, SaleNotification sale) {
    if (sale.saleId() == null) {
      return Optional.empty();
    }
    return jdbc.sql(
            """
            select product_id, units from ledger_line
            where branch_id = ? and sale_id = ? and kind = 'NOTIFIED'
            """)
        .param(book.bookId())
        .param(sale.saleId())
        .query((row, n) -> row.getLong(1) == sale.productId() && row.getLong(2) == sale.quantity())
        .optional();
  }

  private boolean isSyncing(String label) {
    return jdbc.sql("select count(*) from branch where canonical_id = ?")
            .param(BranchId.canonical(label))
            .query(Long.class)
            .single()
        > 0;
  }

  private long globalStock(long productId) {
    return jdbc.sql(
            """
            select coalesce(sum(units), 0) from balance
            where product_id = ? and account_type in ('stock', 'transit')
            """)
        .param(productId)
        .query(Long.class)
        .single();
  }

  /** What became of a notification. */
  sealed interface Outcome {
    /** It counts, now or since an earlier time. */
    record Booked(long globalStock) implements Outcome {}

    record UnknownProduct() implements Outcome {}

    /** The label is a branch that syncs: the sale would be counted twice. */
    record Syncs() implements Outcome {}

    record SaleIdReused() implements Outcome {}
  }
}
