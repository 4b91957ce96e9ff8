package com.ecomarket.branch.receiving;

import com.ecomarket.branch.shipment.Shipments;
import com.ecomarket.branch.stock.Command;
import com.ecomarket.branch.stock.Decided;
import com.ecomarket.branch.stock.RequestKey;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/** Hands the simulation the command of {@code POST /shipments/{id}/receive}. */
@NullMarked
public final class ReceivingCommands {
  private ReceivingCommands() {}

  /**
   * Takes in all that is on the way of a shipment, or one unit of a product of it.
   *
   * @param productId of which one unit arrives, 0: all of everything
   */
  public static Command<Decided> receive(
      Shipments shipments, String shipmentId, long productId, String key, Instant at) {
    RequestKey request = RequestKey.of(key, () -> "receive " + shipmentId + " " + productId);
    Map<Long, Arrival> arrived = productId == 0 ? null : Map.of(productId, new Arrival(1, 0));
    return Decided.by(new Receive(shipments, shipmentId, arrived, request, at), lines -> lines);
  }
}
