package com.ecomarket.central.shipment;

import com.ecomarket.central.ledger.OwnBooks;
import com.ecomarket.contract.OpenShipments.ShippedItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Units between two places, as the posted lines have it.
 *
 * @param from the place that dispatches
 * @param to the place that receives
 * @param reference what people call it, if they do
 * @param requestedAt when central asked a branch for it, null if nobody did
 * @param cancelledAt when the request was withdrawn
 * @param dispatchedAt when it left, by the clock of the place that it left; information only
 * @param dispatchPostedAt when central heard of that
 * @param kept the status that the table has
 * @param lines one per product, by product id
 */
record Shipment(
    String id,
    String from,
    String to,
    @Nullable String reference,
    @Nullable Instant requestedAt,
    @Nullable Instant cancelledAt,
    @Nullable Instant dispatchedAt,
    @Nullable Instant dispatchPostedAt,
    ShipmentStatus kept,
    List<ShippedItem> lines) {

  Shipment {
    lines = List.copyOf(lines);
  }

  /** The status that follows from the lines. */
  ShipmentStatus status() {
    if (lines.stream().anyMatch(line -> line.inTransit() != 0)) {
      return ShipmentStatus.IN_TRANSIT;
    }
    if (lines.stream().anyMatch(Shipment::hasMoved)) {
      return ShipmentStatus.SETTLED;
    }
    return cancelledAt == null ? ShipmentStatus.REQUESTED : ShipmentStatus.CANCELLED;
  }

  boolean isToTheWarehouse() {
    return to.equals(OwnBooks.WAREHOUSE);
  }

  Optional<ShippedItem> line(long productId) {
    return lines.stream().filter(line -> line.productId() == productId).findFirst();
  }

  /** How long central has known of it, in seconds; null if it is not on the way. */
  @Nullable Long inTransitFor(Instant now) {
    if (status() != ShipmentStatus.IN_TRANSIT || dispatchPostedAt == null) {
      return null;
    }
    return Math.max(0, Duration.between(dispatchPostedAt, now).toSeconds());
  }

  private static boolean hasMoved(ShippedItem line) {
    return line.dispatched() != 0 || line.received() != 0 || line.damaged() != 0;
  }
}
