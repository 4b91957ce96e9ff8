package com.ecomarket.central.shipment;

import com.ecomarket.contract.OpenShipments.ShippedItem;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A shipment as central tells of it.
 *
 * @param status how far it has come: the words of {@link ShipmentStatus}, in lower case
 * @param requestedAt when central asked a branch for it
 * @param dispatchedAt when it left, by the clock of the place that it left
 * @param inTransitForS seconds since central heard of that, while it is on the way
 */
@JsonNaming(SnakeCaseStrategy.class)
record ShownShipment(
    String shipmentId,
    String from,
    String to,
    String status,
    @Nullable String reference,
    @Nullable Instant requestedAt,
    @Nullable Instant cancelledAt,
    @Nullable Instant dispatchedAt,
    @Nullable Long inTransitForS,
    List<ShownLine> lines) {

  static ShownShipment of(Shipment shipment, Instant now) {
    return new ShownShipment(
        shipment.id(),
        shipment.from(),
        shipment.to(),
        shipment.status().word(),
        shipment.reference(),
        shipment.requestedAt(),
        shipment.cancelledAt(),
        shipment.dispatchedAt(),
        shipment.inTransitFor(now),
        shipment.lines().stream().map(ShownLine::of).toList());
  }

  /**
   * One product, in units.
   *
   * @param requested 0 if nobody asked for it
   * @param lost what was given up, less what turned up again
   * @param inTransit what is on the way; below zero if more arrived than is known to have left
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record ShownLine(
      long productId,
      long requested,
      long dispatched,
      long received,
      long damaged,
      long lost,
      long inTransit) {

    private static ShownLine of(ShippedItem line) {
      return new ShownLine(
          line.productId(),
          line.requested(),
          line.dispatched(),
          line.received(),
          line.damaged(),
          line.lost(),
          line.inTransit());
    }
  }
}
