package com.ecomarket.branch.receiving;

import com.ecomarket.branch.catalog.Product;
import com.ecomarket.branch.shipment.Shipment;
import com.ecomarket.branch.shipment.Shipment.Item;
import com.ecomarket.branch.shipment.Shipments;
import com.ecomarket.branch.stock.Once;
import com.ecomarket.branch.stock.Outcome;
import com.ecomarket.branch.stock.Pen;
import com.ecomarket.branch.stock.RequestKey;
import com.ecomarket.contract.Facts.ReceiptFacts;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.SaleId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes in a shipment or a part of it: never more than left and has not arrived yet, whoever says
 * so twice. The catalogue need not know the products: they are on the shop's floor.
 *
 * @param arrived product id to what arrived; null: all that is on the way, sound
 * @param key the caller's, if any
 * @param at when, by the branch's clock
 */
record Receive(
    Shipments shipments,
    String shipmentId,
    @Nullable Map<Long, Arrival> arrived,
    @Nullable RequestKey key,
    Instant at)
    implements Once<List<Movement>, ReceivingRefusal> {

  /** So that all lines of the shipment are committed and can be read. */
  @Override
  public boolean alone() {
    return true;
  }

  @Override
  public Outcome<List<Movement>, ReceivingRefusal> decideFirst(Pen pen) {
    Shipment shipment = shipments.announced(shipmentId, pen);
    if (shipment == null || !shipments.isHere(shipment.to())) {
      return refused(new ReceivingRefusal.UnknownShipment());
    }
    if (!shipment.isOnTheWay() && arrived == null) {
      return refused(new ReceivingRefusal.NothingOnTheWay(shipmentId));
    }
    Map<Long, Arrival> arriving = arrived == null ? all(shipment) : arrived;
    for (Map.Entry<Long, Arrival> line : arriving.entrySet()) {
      Item item = shipment.item(line.getKey());
      if (item == null) {
        return refused(new ReceivingRefusal.NotInShipment(line.getKey(), shipmentId));
      }
      long total = line.getValue().total();
      if (total > item.onTheWay()) {
        return refused(new ReceivingRefusal.MoreThanShipped(line.getKey(), item.onTheWay(), total));
      }
    }
    return new Outcome.Done<>(write(pen, shipment.from(), arriving), false);
  }

  @Override
  public List<Movement> again(List<Movement> lines) {
    return lines;
  }

  private List<Movement> write(Pen pen, String from, Map<Long, Arrival> arriving) {
    String receiptId = SaleId.at(at, pen.position().lastSeq() + 1);
    List<Movement> lines = new ArrayList<>();
    arriving.forEach(
        (productId, arrival) -> {
          Product product = pen.catalog().find(productId);
          long price = product == null ? 0 : product.priceCents(at);
          for (boolean damaged : new boolean[] {false, true}) {
            long units = damaged ? arrival.damaged() : arrival.received();
            if (units > 0) {
              ReceiptFacts facts = facts(receiptId, from, damaged, lines.isEmpty() ? key : null);
              lines.add(pen.write(seq -> Movement.of(seq, productId, units, price, facts, at)));
            }
          }
        });
    return lines;
  }

  private ReceiptFacts facts(
      String receiptId, String from, boolean damaged, @Nullable RequestKey first) {
    return new ReceiptFacts(
        receiptId, shipmentId, from, damaged, RequestKey.keyOf(first), RequestKey.digestOf(first));
  }

  private static Map<Long, Arrival> all(Shipment shipment) {
    Map<Long, Arrival> all = new LinkedHashMap<>();
    for (Item item : shipment.items()) {
      if (item.onTheWay() > 0) {
        long units = Math.min(item.onTheWay(), Movement.MAX_QUANTITY);
        all.put(item.productId(), new Arrival(units, 0));
      }
    }
    return all;
  }

  private static Outcome<List<Movement>, ReceivingRefusal> refused(ReceivingRefusal why) {
    return new Outcome.Refused<>(why);
  }
}
