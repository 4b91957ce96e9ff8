package com.ecomarket.branch.dispatch;

import com.ecomarket.branch.shipment.Shipment;
import com.ecomarket.branch.shipment.Shipment.Item;
import com.ecomarket.branch.shipment.Shipments;
import com.ecomarket.branch.stock.Once;
import com.ecomarket.branch.stock.Outcome;
import com.ecomarket.branch.stock.Pen;
import com.ecomarket.branch.stock.RequestKey;
import com.ecomarket.contract.Movement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends what central asked this shop for, under the same shipment id and once, also before central
 * has heard of it.
 *
 * @param units product id to units, at most what was asked for; null: all of it
 * @param key the caller's, if any
 * @param at when, by the branch's clock
 */
record DispatchRequested(
    Shipments shipments,
    String shipmentId,
    @Nullable Map<Long, Long> units,
    @Nullable RequestKey key,
    Instant at)
    implements Once<List<Movement>, DispatchRefusal> {

  /** So that all lines of the shipment are committed and can be read. */
  @Override
  public boolean alone() {
    return true;
  }

  @Override
  public Outcome<List<Movement>, DispatchRefusal> decideFirst(Pen pen) {
    if (shipments.dispatchedHere(shipmentId, pen)) {
      return refused(new DispatchRefusal.AlreadyDispatched(shipmentId));
    }
    Shipment asked = shipments.announced(shipmentId, pen);
    if (asked == null || !shipments.isHere(asked.from())) {
      return refused(new DispatchRefusal.UnknownShipment());
    }
    if (asked.isDispatched()) {
      return refused(new DispatchRefusal.AlreadyDispatched(shipmentId));
    }
    Map<Long, Long> wanted = units == null ? all(asked) : units;
    for (Map.Entry<Long, Long> line : wanted.entrySet()) {
      Item item = asked.item(line.getKey());
      if (item == null) {
        return refused(new DispatchRefusal.NotInShipment(line.getKey(), shipmentId));
      }
      if (line.getValue() > item.requested()) {
        return refused(
            new DispatchRefusal.MoreThanRequested(
                line.getKey(), item.requested(), line.getValue()));
      }
    }
    return new Send(key, at).write(pen, shipmentId, asked.to(), wanted);
  }

  @Override
  public List<Movement> again(List<Movement> lines) {
    return lines;
  }

  private static Map<Long, Long> all(Shipment asked) {
    Map<Long, Long> all = new LinkedHashMap<>();
    asked.items().forEach(item -> all.put(item.productId(), item.requested()));
    all.values().removeIf(requested -> requested == 0);
    return all;
  }

  private static Outcome<List<Movement>, DispatchRefusal> refused(DispatchRefusal why) {
    return new Outcome.Refused<>(why);
  }
}
