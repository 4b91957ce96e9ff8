package com.ecomarket.central.shipment;

import com.ecomarket.central.catalog.Product;
import com.ecomarket.central.catalog.Products;
import com.ecomarket.central.commit.OneTransaction;
import com.ecomarket.central.ledger.LockedBook;
import com.ecomarket.central.ledger.OncePerKey;
import com.ecomarket.central.ledger.OwnBooks;
import com.ecomarket.central.ledger.WarehouseStock;
import com.ecomarket.central.shipment.NewShipment.WantedProduct;
import com.ecomarket.contract.Facts;
import com.ecomarket.contract.OpenShipments.ShippedItem;
import com.ecomarket.edge.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Sends units from the warehouse, or asks a branch for them: central never lowers a branch's stock,
 * so what a branch has is not checked and does not move until the branch dispatches it.
 */
@Component
class Dispatching {
  private final OncePerKey once;
  private final OneTransaction transaction;
  private final OwnBooks books;
  private final Products products;
  private final WarehouseStock stock;
  private final ShipmentTable table;
  private final Supplier<UUID> ids;
  private final Clock clock;

  Dispatching(
      OncePerKey once,
      OneTransaction transaction,
      OwnBooks books,
      Products products,
      WarehouseStock stock,
      ShipmentTable table,
      Supplier<UUID> ids,
      Clock clock) {
    this.once = once;
    this.transaction = transaction;
    this.books = books;
    this.products = products;
    this.stock = stock;
    this.table = table;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Opens a shipment: all lines or none, once per key.
   *
   * @throws Problem 404 {@code unknown-branch}, 404 {@code unknown-product}, 409 {@code
   *     insufficient-stock} if the warehouse has less
   */
  OncePerKey.Answer<ShownShipment> open(NewShipment wanted, @Nullable String key) {
    return once.answer(
        OwnBooks.WAREHOUSE,
        OncePerKey.Asked.of(key, "shipments", wanted),
        ShownShipment.class,
        book -> opened(book, wanted));
  }

  /**
   * Withdraws a request; one that was withdrawn before stays so.
   *
   * @throws Problem 404 {@code unknown-shipment}, 409 {@code shipment-dispatched}
   */
  ShownShipment cancel(String shipmentId) {
    return transaction.run(
        () -> {
          table.cancel(shipmentId);
          Shipment shipment = table.find(shipmentId).orElseThrow(() -> unknown(shipmentId));
          if (shipment.status() != ShipmentStatus.CANCELLED) {
            throw Problem.of(HttpStatus.CONFLICT, "shipment-dispatched", shipmentId);
          }
          return ShownShipment.of(shipment, clock.instant());
        });
  }

  static Problem unknown(String shipmentId) {
    return Problem.of(HttpStatus.NOT_FOUND, "unknown-shipment", shipmentId);
  }

  private ShownShipment opened(LockedBook book, NewShipment wanted) {
    requireKnown(wanted.origin());
    requireKnown(wanted.to());
    Map<Long, Product> known = known(wanted.productIds());
    String id = ids.get().toString();
    if (wanted.origin().equals(OwnBooks.WAREHOUSE)) {
      requireStock(wanted, known);
      Facts facts = new Facts.DispatchFacts(id, wanted.to(), null, null);
      books.record(
          book,
          OwnBooks.WAREHOUSE,
          wanted.lines().stream().map(line -> fact(facts, line, known)).toList());
      table.refer(id, wanted.reference());
    } else {
      table.request(id, wanted.origin(), wanted.to(), wanted.reference(), requested(wanted));
    }
    return ShownShipment.of(table.find(id).orElseThrow(), clock.instant());
  }

  private void requireKnown(String place) {
    if (!place.equals(OwnBooks.WAREHOUSE) && table.branches(List.of(place)).isEmpty()) {
      throw Problem.of(HttpStatus.NOT_FOUND, "unknown-branch", place);
    }
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

  private void requireStock(NewShipment wanted, Map<Long, Product> known) {
    Map<Long, Long> there = stock.of(wanted.productIds());
    for (WantedProduct line : wanted.lines()) {
      long available = there.getOrDefault(line.productId(), 0L);
      if (available < line.quantity()) {
        throw Problem.of(
                HttpStatus.CONFLICT,
                "insufficient-stock",
                Objects.requireNonNull(known.get(line.productId())).name(),
                line.quantity(),
                available)
            .with("product_id", line.productId())
            .with("requested", line.quantity())
            .with("available", available);
      }
    }
  }

  private static OwnBooks.Fact fact(Facts facts, WantedProduct line, Map<Long, Product> known) {
    long price = Objects.requireNonNull(known.get(line.productId())).priceCents();
    return new OwnBooks.Fact(facts, line.productId(), line.quantity(), price, null);
  }

  private static List<ShippedItem> requested(NewShipment wanted) {
    return wanted.lines().stream()
        .map(line -> new ShippedItem(line.productId(), line.quantity(), 0, 0, 0, 0))
        .toList();
  }
}
