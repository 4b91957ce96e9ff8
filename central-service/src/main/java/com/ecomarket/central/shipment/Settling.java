package com.ecomarket.central.shipment;

import com.ecomarket.central.catalog.Product;
import com.ecomarket.central.catalog.Products;
import com.ecomarket.central.ledger.LockedBook;
import com.ecomarket.central.ledger.OncePerKey;
import com.ecomarket.central.ledger.OwnBooks;
import com.ecomarket.central.shipment.Settlement.SettledProduct;
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
 * Ends a shipment that does not add up. What is still on the way is given up, at the cost of the
 * place that dispatched it; what arrived after it was given up is found again.
 */
@Component
class Settling {
  private final OncePerKey once;
  private final OwnBooks books;
  private final Products products;
  private final ShipmentTable table;
  private final Supplier<UUID> ids;
  private final Clock clock;

  Settling(
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
   * Books what was found out: all lines or none, once per key.
   *
   * @throws Problem 404 {@code unknown-shipment}, 404 {@code not-in-shipment}, 409 {@code
   *     nothing-to-settle} if there is no such difference, or less of it
   */
  OncePerKey.Answer<SettlementBooked> settle(
      String shipmentId, Settlement settlement, @Nullable String key) {
    return once.answer(
        OwnBooks.WAREHOUSE,
        OncePerKey.Asked.of(key, "shipments/" + shipmentId + "/settle", settlement),
        SettlementBooked.class,
        book -> settled(book, shipmentId, settlement));
  }

  private SettlementBooked settled(LockedBook book, String shipmentId, Settlement settlement) {
    Shipment shipment = table.lock(shipmentId).orElseThrow(() -> Dispatching.unknown(shipmentId));
    List<Difference> differences =
        settlement.lines() == null
            ? all(shipment)
            : settlement.lines().stream().map(line -> wanted(shipment, line)).toList();
    String settlementId = ids.get().toString();
    books.record(
        book, OwnBooks.WAREHOUSE, facts(settlementId, shipment, differences, settlement.reason()));
    Shipment after = table.find(shipmentId).orElseThrow();
    return new SettlementBooked(
        settlementId,
        shipmentId,
        after.status().word(),
        settlement.reason(),
        differences.stream().map(difference -> line(after, difference)).toList(),
        clock.instant());
  }

  private static List<Difference> all(Shipment shipment) {
    List<Difference> all =
        shipment.lines().stream()
            .map(Difference::of)
            .filter(difference -> difference.units() > 0)
            .toList();
    if (all.isEmpty()) {
      throw nothing(shipment, 0);
    }
    return all;
  }

  private static Difference wanted(Shipment shipment, SettledProduct line) {
    Difference there = Difference.of(ShipmentLines.require(shipment, line.productId()));
    if (line.quantity() > there.units()) {
      throw nothing(shipment, there.units()).with("product_id", line.productId());
    }
    return new Difference(line.productId(), line.quantity(), there.found());
  }

  private static Problem nothing(Shipment shipment, long units) {
    return Problem.of(HttpStatus.CONFLICT, "nothing-to-settle", shipment.id(), units)
        .with("in_doubt", units);
  }

  private List<OwnBooks.Fact> facts(
      String settlementId, Shipment shipment, List<Difference> differences, String reason) {
    Map<Long, Product> known =
        products.find(differences.stream().map(Difference::productId).toList());
    List<OwnBooks.Fact> facts = new ArrayList<>();
    for (Difference difference : differences) {
      Facts loss =
          new Facts.LossFacts(
              settlementId, shipment.id(), shipment.from(), difference.found(), reason);
      long price = ShipmentLines.price(known, difference.productId());
      facts.addAll(OwnBooks.Fact.split(loss, difference.productId(), difference.units(), price));
    }
    return facts;
  }

  private static SettlementLine line(Shipment after, Difference difference) {
    return new SettlementLine(
        difference.productId(),
        difference.found() ? 0 : difference.units(),
        difference.found() ? difference.units() : 0,
        after.line(difference.productId()).map(ShippedItem::inTransit).orElse(0L));
  }

  /**
   * What can be settled of one product.
   *
   * @param found whether it arrived after it was given up
   */
  private record Difference(long productId, long units, boolean found) {
    static Difference of(ShippedItem line) {
      return line.inTransit() > 0
          ? new Difference(line.productId(), line.inTransit(), false)
          : new Difference(
              line.productId(), Math.max(0, Math.min(line.lost(), -line.inTransit())), true);
    }
  }

  /**
   * @param settlementId stands on each of its lines in the warehouse's book
   * @param status of the shipment after it
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record SettlementBooked(
      String settlementId,
      String shipmentId,
      String status,
      String reason,
      List<SettlementLine> lines,
      Instant at) {}

  /**
   * @param lost units that were given up
   * @param found units that had been given up and arrived
   * @param inTransit units that are still on the way
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record SettlementLine(long productId, long lost, long found, long inTransit) {}
}
