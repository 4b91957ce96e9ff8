package com.ecomarket.branch.shipment;

import com.ecomarket.contract.Movement;
import com.ecomarket.contract.OpenShipments.OpenShipment;
import com.ecomarket.contract.OpenShipments.ShippedItem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A shipment from or to this shop, as central announced it and with what this shop did since.
 *
 * @param shipmentId UUID
 * @param from the place that dispatches
 * @param to the place that receives
 * @param requestedAt when central asked for it, null if nobody did
 * @param dispatchedAt when it left, null while it is only asked for
 * @param items one per product
 */
public record Shipment(
    String shipmentId,
    String from,
    String to,
    @Nullable Instant requestedAt,
    @Nullable Instant dispatchedAt,
    List<Item> items) {

  public Shipment {
    items = List.copyOf(items);
  }

  /**
   * One product, in units.
   *
   * @param requested what central asked for, 0 if nobody did
   * @param dispatched what left
   * @param received what arrived sound
   * @param damaged what arrived damaged
   * @param lost what was given up
   */
  public record Item(
      long productId, long requested, long dispatched, long received, long damaged, long lost) {

    /** Units that may still arrive; 0 also if more arrived than left. */
    public long onTheWay() {
      return Math.max(0, dispatched - received - damaged - lost);
    }
  }

  /** Whether anything has left. */
  public boolean isDispatched() {
    return items.stream().anyMatch(item -> item.dispatched() > 0);
  }

  /** Whether something may still arrive. */
  public boolean isOnTheWay() {
    return items.stream().anyMatch(item -> item.onTheWay() > 0);
  }

  /** The line of a product, null if the shipment has none. */
  public @Nullable Item item(long productId) {
    return items.stream().filter(item -> item.productId() == productId).findFirst().orElse(null);
  }

  /**
   * What central says of it, and what this shop did since.
   *
   * @param position the last line that is in central's numbers
   */
  static Shipment of(OpenShipment open, OwnLines own, long position) {
    Map<Long, ShippedItem> centrals = new TreeMap<>();
    open.lines().forEach(line -> centrals.put(line.productId(), line));
    own.products().forEach(id -> centrals.putIfAbsent(id, new ShippedItem(id, 0, 0, 0, 0, 0)));
    Movement dispatch = own.dispatch();
    return new Shipment(
        open.shipmentId(),
        open.from(),
        open.to(),
        open.requestedAt(),
        open.dispatchedAt() == null && dispatch != null ? dispatch.at() : open.dispatchedAt(),
        centrals.values().stream().map(line -> item(line, own, position)).toList());
  }

  private static Item item(ShippedItem line, OwnLines own, long position) {
    long id = line.productId();
    return new Item(
        id,
        line.requested(),
        own.dispatched(id, line.dispatched(), position),
        own.received(id, false, line.received(), position),
        own.received(id, true, line.damaged(), position),
        line.lost());
  }
}
