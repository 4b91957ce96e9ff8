package com.ecomarket.central.warehouse;

import com.ecomarket.central.catalog.Product;
import com.ecomarket.central.catalog.Products;
import com.ecomarket.central.ledger.LockedBook;
import com.ecomarket.central.ledger.OncePerKey;
import com.ecomarket.central.ledger.OwnBooks;
import com.ecomarket.contract.Facts;
import com.ecomarket.contract.Movement;
import com.ecomarket.edge.Problem;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Books deliveries and counts, each in one transaction: all lines or none, once per
 * Idempotency-Key.
 */
@Component
public class Warehouse {
  private final OncePerKey once;
  private final OwnBooks books;
  private final Products products;
  private final JdbcClient jdbc;
  private final Supplier<UUID> ids;
  private final Clock clock;

  Warehouse(
      OncePerKey once,
      OwnBooks books,
      Products products,
      JdbcTemplate jdbc,
      Supplier<UUID> ids,
      Clock clock) {
    this.once = once;
    this.books = books;
    this.products = products;
    this.jdbc = JdbcClient.create(jdbc);
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Books what a supplier delivered.
   *
   * @throws Problem 404 {@code unknown-product}
   */
  OncePerKey.Answer<Received> receive(GoodsReceipt receipt, @Nullable String key) {
    return once.answer(
        OwnBooks.WAREHOUSE,
        OncePerKey.Asked.of(key, "goods-receipts", receipt),
        Received.class,
        book -> received(book, receipt));
  }

  /**
   * Books the difference between what was counted and what the books say at that moment. Sales that
   * shops notify at the same time are before or after the count, never half.
   *
   * @throws Problem 404 {@code unknown-product}
   */
  OncePerKey.Answer<CountBooked> count(StockCount count, @Nullable String key) {
    return once.answer(
        OwnBooks.WAREHOUSE,
        OncePerKey.Asked.of(key, "stock-counts", count),
        CountBooked.class,
        book -> counted(book, count));
  }

  /**
   * Books the difference of one product, as {@link #count} does. Joins the caller's transaction.
   *
   * @param counted units that are there, 0 to {@link Movement#MAX_QUANTITY}
   */
  public void recount(long productId, long counted) {
    count(new StockCount(List.of(new StockCount.Counted(productId, counted))), null);
  }

  private Received received(LockedBook book, GoodsReceipt receipt) {
    List<Long> productIds = receipt.lines().stream().map(GoodsReceipt.Goods::productId).toList();
    Map<Long, Product> known = known(productIds);
    Facts.GoodsInFacts facts = new Facts.GoodsInFacts(ids.get().toString(), receipt.reference());
    books.record(
        book,
        OwnBooks.WAREHOUSE,
        receipt.lines().stream()
            .map(line -> fact(facts, known, line.productId(), line.quantity()))
            .toList());
    Map<Long, Long> stock = stock(productIds);
    return new Received(
        facts.receiptId(),
        receipt.reference(),
        receipt.lines().stream()
            .map(
                line ->
                    new ReceivedLine(
                        line.productId(),
                        line.quantity(),
                        stock.getOrDefault(line.productId(), 0L)))
            .toList(),
        clock.instant());
  }

  private CountBooked counted(LockedBook book, StockCount count) {
    List<Long> productIds = count.lines().stream().map(StockCount.Counted::productId).toList();
    Map<Long, Product> known = known(productIds);
    Map<Long, Long> stock = stock(productIds);
    String countId = ids.get().toString();
    List<OwnBooks.Fact> facts = new ArrayList<>();
    List<CountedLine> lines = new ArrayList<>();
    for (StockCount.Counted line : count.lines()) {
      long expected = stock.getOrDefault(line.productId(), 0L);
      long difference = line.counted() - expected;
      Facts counted = new Facts.CountFacts(countId, difference > 0, null, null);
      // More than a line can say becomes several.
      for (long rest = Math.abs(difference); rest > 0; rest -= Movement.MAX_QUANTITY) {
        facts.add(fact(counted, known, line.productId(), Math.min(rest, Movement.MAX_QUANTITY)));
      }
      lines.add(new CountedLine(line.productId(), line.counted(), expected, difference));
    }
    books.record(book, OwnBooks.WAREHOUSE, facts);
    return new CountBooked(countId, lines, clock.instant());
  }

  private static OwnBooks.Fact fact(
      Facts facts, Map<Long, Product> known, long productId, long quantity) {
    long price = Objects.requireNonNull(known.get(productId)).priceCents();
    return new OwnBooks.Fact(facts, productId, quantity, price, null);
  }

  private Map<Long, Product> known(List<Long> productIds) {
    Map<Long, Product> known = products.find(productIds);
    for (long productId : productIds) {
      if (!known.containsKey(productId)) {
        throw Problem.of(HttpStatus.NOT_FOUND, "unknown-product", productId);
      }
    }
    return known;
  }

  private Map<Long, Long> stock(List<Long> productIds) {
    Map<Long, Long> stock = new HashMap<>();
    jdbc.sql(
            """
            select product_id, sum(units) from balance
            where account_type = 'stock' and account_place = 'central' and product_id in (:ids)
            group by product_id
            """)
        .param("ids", productIds)
        .query(
            row -> {
              stock.put(row.getLong(1), row.getLong(2));
            });
    return stock;
  }

  /**
   * @param receiptId stands on each of its lines in the warehouse's book
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Received(
      String receiptId, @Nullable String reference, List<ReceivedLine> lines, Instant at) {}

  /**
   * @param warehouseStock units in the warehouse after it
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record ReceivedLine(long productId, long quantity, long warehouseStock) {}

  /**
   * @param countId stands on each of its lines in the warehouse's book
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record CountBooked(String countId, List<CountedLine> lines, Instant at) {}

  /**
   * @param expected units by the books until then
   * @param difference units found above zero, missing below
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record CountedLine(long productId, long counted, long expected, long difference) {}
}
