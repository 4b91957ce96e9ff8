package com.ecomarket.branch.shipment;

import java.time.Instant;
import java.util.List;
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
}
