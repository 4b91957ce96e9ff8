package com.ecomarket.central.movement;

import com.ecomarket.central.ledger.Account;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads the lines that add up to one account's units of one product, with the running total.
 *
 * <p>The total is that of the moment of the reading: books before the one that a page begins in
 * count with their balance, also with what came since their lines were read; the rest are lines. So
 * the last total is always the account's, and a page costs as much as it has lines.
 */
@Repository
class AccountMovements {
  private final JdbcClient jdbc;
  private final TransactionTemplate snapshot;
  private final Streams streams;

  AccountMovements(
      @Qualifier("reads") JdbcClient jdbc, @Qualifier("reads") TransactionTemplate snapshot) {
    this.jdbc = jdbc;
    this.snapshot = snapshot;
    this.streams = new Streams(jdbc);
  }

  boolean knowsProduct(long productId) {
    return jdbc.sql("select count(*) from product where product_id = ?")
            .param(productId)
            .query(Long.class)
            .single()
        > 0;
  }

  /** The lines after a place, and what the account had before them. */
  Lines after(long productId, Account account, AccountCursor after, int limit) {
    return Objects.requireNonNull(
        snapshot.execute(status -> read(productId, account, after, limit)));
  }

  private Lines read(long productId, Account account, AccountCursor after, int limit) {
    long before = balanceBefore(productId, account, after.book()) + after.units();
    long total = before;
    List<AccountLine> page = new ArrayList<>();
    for (String book : booksFrom(productId, account, after.book())) {
      AccountCursor at = book.equals(after.book()) ? after : AccountCursor.start(book);
      long units = at.units();
      for (Streams.Opened stream : streams.of(book, at.ordinal())) {
        long seq = stream.ordinal() == at.ordinal() ? at.seq() : -1;
        for (Leg leg :
            legs(productId, account, book, stream.streamId(), seq, limit - page.size())) {
          units += leg.units();
          total += leg.units();
          page.add(
              entry(
                  book,
                  stream.streamId(),
                  leg,
                  total,
                  new AccountCursor(book, stream.ordinal(), leg.seq(), units)));
        }
        if (page.size() == limit) {
          return new Lines(before, page);
        }
      }
    }
    return new Lines(before, page);
  }

  private long balanceBefore(long productId, Account account, String book) {
    return jdbc.sql(
            """
            select coalesce(sum(units), 0) from balance
            where product_id = ? and account_type = ? and account_place = ? and book < ?
            """)
        .param(productId)
        .param(account.type())
        .param(account.place())
        .param(book)
        .query(Long.class)
        .single();
  }

  private List<String> booksFrom(long productId, Account account, String book) {
    return jdbc.sql(
            """
            select book from balance
            where product_id = ? and account_type = ? and account_place = ? and book >= ?
            order by book
            """)
        .param(productId)
        .param(account.type())
        .param(account.place())
        .param(book)
        .query(String.class)
        .list();
  }

  private List<Leg> legs(
      long productId, Account account, String book, String streamId, long seq, int limit) {
    return jdbc.sql(
            """
            select seq, kind, units, from_account, to_account, posted_at, line from ledger_line
            where branch_id = :book and product_id = :product and stream_id = :stream and seq > :seq
              and (from_account = :account or to_account = :account) %s
            order by seq limit :limit
            """
                .formatted(account.isMovedBySalesOf(book) ? "" : "and kind <> 'SALE'"))
        .param("book", book)
        .param("product", productId)
        .param("stream", streamId)
        .param("seq", seq)
        .param("account", account.toString())
        .param("limit", limit)
        .query(
            (row, n) ->
                new Leg(
                    row.getLong(1),
                    row.getString(2),
                    row.getString(5).equals(account.toString()) ? row.getLong(3) : -row.getLong(3),
                    row.getString(4),
                    row.getString(5),
                    Instant.ofEpochMilli(row.getLong(6)),
                    LineJson.of(row.getBytes(7))))
        .list();
  }

  private static AccountLine entry(
      String book, String streamId, Leg leg, long total, AccountCursor cursor) {
    return new AccountLine(
        book,
        streamId,
        leg.seq(),
        leg.kind(),
        leg.from(),
        leg.to(),
        leg.units(),
        total,
        leg.postedAt(),
        leg.line(),
        cursor);
  }

  private record Leg(
      long seq, String kind, long units, String from, String to, Instant postedAt, RawValue line) {}

  /**
   * @param before the account's units without these lines and those after them
   */
  record Lines(long before, List<AccountLine> entries) {}
}
