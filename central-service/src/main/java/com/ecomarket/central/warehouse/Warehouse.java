package com.ecomarket.central.warehouse;

import com.ecomarket.central.catalog.Product;
import com.ecomarket.central.catalog.Products;
import com.ecomarket.central.ledger.LockedBook;
import com.ecomarket.central.ledger.OncePerKey;
import com.ecomarket.central.ledger.OwnBooks;
import com.ecomarket.central.ledger.WarehouseStock;
import com.ecomarket.central.shipment.OnTheWay;
import com.ecomarket.contract.Facts;
import com.ecomarket.edge.Problem;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
  private final WarehouseStock stock;
  private final OnTheWay onTheWay;
  private final Supplier<UUID> ids;
  private final Clock clock;

  Warehouse(
      OncePerKey once,
      OwnBooks books,
      Products products,
      WarehouseStock stock,
      OnTheWay onTheWay,
      Supplier<UUID> ids,
      Clock clock) {
    this.once = once;
    this.books = books;
    this.products = products;
    this.stock = stock;
    this.onTheWay = onTheWay;
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
   * @throws Problem 404 {@code unknown-product}; 409 {@code open-shipments} if counted products are
   *     on the way to the warehouse and nobody said that they were left out
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
   * @param counted units that are there and were received, 0 to {@link Movement#MAX_QUANTITY}; what
   *     is still on the way is not among them
   */
  public void recount(long productId, long counted) {
    count(new StockCount(List.of(new StockCount.Counted(productId, counted)), true), null);
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
    Map<Long, Long> after = stock.of(productIds);
    return new Received(
        facts.receiptId(),
        receipt.reference(),
        receipt.lines().stream()
            .map(
                line ->
                    new ReceivedLine(
                        line.productId(),
                        line.quantity(),
                        after.getOrDefault(line.productId(), 0L)))
            .toList(),
        clock.instant());
  }

  private CountBooked counted(LockedBook book, StockCount count) {
    List<Long> productIds = count.lines().stream().map(StockCount.Counted::productId).toList();
    Map<Long, Product> known = known(productIds);
    if (!Boolean.TRUE.equals(count.shipmentsOpenConfirmed())) {
      requireNothingOnTheWay(productIds);
    }
    Map<Long, Long> before = stock.of(productIds);
    String countId = ids.get().toString();
    List<OwnBooks.Fact> facts = new ArrayList<>();
    List<CountedLine> lines = new ArrayList<>();
    for (StockCount.Counted line : count.lines()) {
      long expected = before.getOrDefault(line.productId(), 0L);
      long difference = line.counted() - expected;
      Facts counted = new Facts.CountFacts(countId, difference > 0, null, null);
      long price = Objects.requireNonNull(known.get(line.productId())).priceCents();
      facts.addAll(OwnBooks.Fact.split(counted, line.productId(), Math.abs(difference), price));
      lines.add(new CountedLine(line.productId(), line.counted(), expected, difference));
    }
    books.record(book, OwnBooks.WAREHOUSE, facts);
    return new CountBooked(countId, lines, clock.instant());
  }

  /** Units in the yard that nobody has received yet may have been counted, and come once more. */
  private void requireNothingOnTheWay(List<Long> productIds) {
    List<String> shipments = onTheWay.toTheWarehouse(productIds);
    if (!shipments.isEmpty()) {
      throw Problem.of(HttpStatus.CONFLICT, "open-shipments", shipments.size())
          .with("shipments", shipments);
    }
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
