package com.ecomarket.central.sync;

import com.ecomarket.central.catalog.PriceHistory;
import com.ecomarket.central.catalog.PriceHistory.Price;
import com.ecomarket.central.catalog.Product;
import com.ecomarket.central.catalog.Products;
import com.ecomarket.central.intake.BranchBook;
import com.ecomarket.central.ledger.LockedBook;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.LineRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The locked book of one branch, read on the connection that holds its row. */
final class SqlBranchBook implements BranchBook {
  private final LockedBook book;
  private final JdbcClient jdbc;
  private final PostedLines lines;
  private final Products products;
  private final PriceHistory prices;

  SqlBranchBook(LockedBook book, JdbcClient jdbc, Products products, PriceHistory prices) {
    this.book = book;
    this.jdbc = jdbc;
    this.lines = new PostedLines(jdbc);
    this.products = products;
    this.prices = prices;
  }

  @Override
  public @Nullable LineRef head() {
    return book.head();
  }

  @Override
  public boolean knowsStream(String streamId) {
    return openedBy(streamId) != null;
  }

  @Override
  public @Nullable String openedBy() {
    LineRef head = book.head();
    return head == null ? null : openedBy(head.streamId());
  }

  @Override
  public Map<Long, Hash> hashes(String streamId, long firstSeq, long lastSeq) {
    Map<Long, Hash> hashes = new HashMap<>();
    lines
        .between(book.bookId(), streamId, firstSeq, lastSeq)
        .forEach(line -> hashes.put(line.seq(), line.hash()));
    return hashes;
  }

  @Override
  public Set<LineRef> holds(Set<LineRef> wanted) {
    return lines.held(book.bookId(), wanted);
  }

  @Override
  public Map<Long, Product> products(Set<Long> productIds) {
    return products.find(productIds);
  }

  @Override
  public Map<Long, List<Price>> prices(Set<Long> productIds) {
    return prices.of(productIds);
  }

  private @Nullable String openedBy(String streamId) {
    return jdbc.sql("select opened_by from stream where branch_id = ? and stream_id = ?")
        .param(book.bookId())
        .param(streamId)
        .query(String.class)
        .optional()
        .orElse(null);
  }
}
