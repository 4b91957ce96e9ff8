package com.ecomarket.central.shipment;

import com.ecomarket.central.catalog.Product;
import com.ecomarket.central.catalog.Products;
import com.ecomarket.central.ledger.LockedBook;
import com.ecomarket.central.ledger.OncePerKey;
import com.ecomarket.central.ledger.OwnBooks;
import com.ecomarket.central.shipment.Arrival.ArrivedProduct;
import com.ecomarket.contract.Facts;
import com.ecomarket.contract.OpenShipments.ShippedItem;
import com.ecomarket.edge.Problem;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Receives at the warehouse: a shipment may arrive in several parts, and never more of it than is
 * on the way. The shipment's row is taken first, so two people who receive it at the same time
 * stand in line.
 */
@Component
class Receiving {
  private final OncePerKey once;
  private final OwnBooks books;
  private final Products products;
  private final ShipmentTable table;
  private final Supplier<UUID> ids;
  private final Clock clock;

  Receiving(
      OncePerKey once,
      OwnBooks books,
      Products products,
      ShipmentTable table,
      Supplier<UUID> ids,
      Clock clock) {
    this.once = once;
    this.books = books;
    this.products = products;
    this.table = table;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Books what arrived: all lines or none, once per key.
   *
   * @throws Problem 404 {@code unknown-shipment}; 409 {@code not-the-destination} if it goes to a
   *     branch; 404 {@code not-in-shipment}; 409 {@code more-than-shipped}; 409 {@code
   *     nothing-on-the-way} if it says "all" and there is none
   */
  OncePerKey.Answer<ReceiptBooked> receive(
      String shipmentId, Arrival arrival, @Nullable String key) {
    return once.answer(
        OwnBooks.WAREHOUSE,
        OncePerKey.Asked.of(key, "shipments/" + shipmentId + "/receive", arrival),
        ReceiptBooked.class,
        book -> received(book, shipmentId, arrival));
  }

  private ReceiptBooked received(LockedBook book, String shipmentId, Arrival arrival) {
    Shipment shipment = table.lock(shipmentId).orElseThrow(() -> Dispatching.unknown(shipmentId));
    if (!shipment.isToTheWarehouse()) {
      throw Problem.of(HttpStatus.CONFLICT, "not-the-destination", shipmentId, shipment.to());
    }
    List<ArrivedProduct> arrived = arrival.lines() == null ? all(shipment) : arrival.lines();
    arrived.forEach(line -> requireOnTheWay(shipment, line));
    String receiptId = ids.get().toString();
    books.record(book, OwnBooks.WAREHOUSE, facts(receiptId, shipment, arrived));
    Shipment after = table.find(shipmentId).orElseThrow();
    return new ReceiptBooked(
        receiptId,
        shipmentId,
        after.status().word(),
        arrived.stream().map(line -> line(after, line)).toList(),
        clock.instant());
  }

  private static List<ArrivedProduct> all(Shipment shipment) {
    List<ArrivedProduct> all =
        shipment.lines().stream()
            .filter(line -> line.inTransit() > 0)
            .map(line -> new ArrivedProduct(line.productId(), line.inTransit(), null))
            .toList();
    if (all.isEmpty()) {
      throw Problem.of(HttpStatus.CONFLICT, "nothing-on-the-way", shipment.id());
    }
    return all;
  }

  private static void requireOnTheWay(Shipment shipment, ArrivedProduct line) {
    ShippedItem shipped = ShipmentLines.require(shipment, line.productId());
    long onTheWay = Math.max(0, shipped.inTransit());
    if (line.units() > onTheWay) {
      throw Problem.of(
              HttpStatus.CONFLICT, "more-than-shipped", line.productId(), line.units(), onTheWay)
          .with("product_id", line.productId())
          .with("received", line.units())
          .with("on_the_way", onTheWay);
    }
  }

  private List<OwnBooks.Fact> facts(
      String receiptId, Shipment shipment, List<ArrivedProduct> arrived) {
    Map<Long, Product> known =
        products.find(arrived.stream().map(ArrivedProduct::productId).toList());
    List<OwnBooks.Fact> facts = new ArrayList<>();
    for (ArrivedProduct line : arrived) {
      long price = ShipmentLines.price(known, line.productId());
      facts.addAll(
          OwnBooks.Fact.split(
              of(receiptId, shipment, false), line.productId(), line.received(), price));
      facts.addAll(
          OwnBooks.Fact.split(
              of(receiptId, shipment, true), line.productId(), line.damagedUnits(), price));
    }
    return facts;
  }

  private static Facts of(String receiptId, Shipment shipment, boolean damaged) {
    return new Facts.ReceiptFacts(receiptId, shipment.id(), shipment.from(), damaged, null, null);
  }

  private static ReceiptLine line(Shipment after, ArrivedProduct line) {
    long rest = after.line(line.productId()).map(ShippedItem::inTransit).orElse(0L);
    return new ReceiptLine(line.productId(), line.received(), line.damagedUnits(), rest);
  }

  /**
   * @param receiptId stands on each of its lines in the warehouse's book
   * @param status of the shipment after it
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record ReceiptBooked(
      String receiptId, String shipmentId, String status, List<ReceiptLine> lines, Instant at) {}

  /**
   * @param inTransit units that are still on the way
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record ReceiptLine(long productId, long received, long damaged, long inTransit) {}
}
