package com.ecomarket.central.shipment;

import com.ecomarket.central.ledger.LedgerLine;
import com.ecomarket.central.shipment.ShipmentChange.Mention;
import com.ecomarket.central.shipment.ShipmentChange.Units;
import com.ecomarket.contract.OpenShipments;
import com.ecomarket.contract.OpenShipments.OpenShipment;
import com.ecomarket.contract.OpenShipments.ShippedItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** Central's shipments in memory, kept by the lines as {@link ShipmentTable} keeps its rows. */
@NullMarked
public final class ShipmentMemory {
  private final Map<String, Shipment> shipments = new LinkedHashMap<>();

  /** The same in another database. */
  public ShipmentMemory copy() {
    ShipmentMemory copy = new ShipmentMemory();
    copy.shipments.putAll(shipments);
    return copy;
  }

  /** Adds what posted lines did. */
  public void posted(List<LedgerLine> lines) {
    for (ShipmentChange change : ShipmentChange.of(lines)) {
      shipments.merge(change.shipmentId(), of(change, null), (before, fresh) -> of(change, before));
    }
  }

  private static Shipment of(ShipmentChange change, @Nullable Shipment before) {
    Mention dispatch = change.dispatch().orElse(null);
    Mention said = dispatch == null ? change.mentions().get(0) : dispatch;
    boolean saysWhere = before == null || (dispatch != null && before.dispatchedAt() == null);
    boolean wasDispatched = before != null && before.dispatchedAt() != null;
    return new Shipment(
        change.shipmentId(),
        saysWhere || before == null ? said.from() : before.from(),
        saysWhere || before == null ? said.to() : before.to(),
        null,
        null,
        null,
        wasDispatched || dispatch == null
            ? (before == null ? null : before.dispatchedAt())
            : dispatch.at(),
        null,
        ShipmentStatus.IN_TRANSIT,
        items(change, before));
  }

  private static List<ShippedItem> items(ShipmentChange change, @Nullable Shipment before) {
    Map<Long, ShippedItem> items = new TreeMap<>();
    if (before != null) {
      before.lines().forEach(item -> items.put(item.productId(), item));
    }
    change.units().forEach((id, units) -> items.put(id, plus(id, items.get(id), units)));
    return List.copyOf(items.values());
  }

  private static ShippedItem plus(long id, @Nullable ShippedItem before, Units more) {
    ShippedItem item = before == null ? new ShippedItem(id, 0, 0, 0, 0, 0) : before;
    return new ShippedItem(
        id,
        item.requested(),
        item.dispatched() + more.dispatched(),
        item.received() + more.received(),
        item.damaged() + more.damaged(),
        item.lost() + more.lost());
  }

  /** What a branch is told; null if it knows that already, or there was never anything. */
  public @Nullable OpenShipments newsFor(String branchId, @Nullable String digest) {
    List<OpenShipment> open = new ArrayList<>();
    for (Shipment shipment : shipments.values()) {
      boolean concerns = shipment.from().equals(branchId) || shipment.to().equals(branchId);
      if (concerns && shipment.status() == ShipmentStatus.IN_TRANSIT) {
        open.add(ShipmentNews.told(shipment));
      }
    }
    OpenShipments now = new OpenShipments(ShipmentNews.digest(open), open);
    boolean nothingEver = open.isEmpty() && digest == null;
    return nothingEver || now.digest().equals(digest) ? null : now;
  }

  /** Units on the way by place of departure and product. */
  public Map<String, Map<Long, Long>> onTheWay() {
    Map<String, Map<Long, Long>> onTheWay = new TreeMap<>();
    for (Shipment shipment : shipments.values()) {
      for (ShippedItem item : shipment.lines()) {
        onTheWay
            .computeIfAbsent(shipment.from(), place -> new TreeMap<>())
            .merge(item.productId(), item.inTransit(), Long::sum);
      }
    }
    return onTheWay;
  }

  /** Shipments of which more arrived than left. */
  public List<String> arrivedTwice() {
    return shipments.values().stream()
        .filter(shipment -> shipment.lines().stream().anyMatch(item -> item.inTransit() < 0))
        .map(Shipment::id)
        .toList();
  }
}
