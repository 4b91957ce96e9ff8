package com.ecomarket.central.shipment;

import com.ecomarket.contract.Hash;
import com.ecomarket.contract.OpenShipments;
import com.ecomarket.contract.OpenShipments.OpenShipment;
import com.ecomarket.contract.Wire;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a branch is told of shipments. */
@Component
public class ShipmentNews {
  private static final int DIGEST_DIGITS = 16;

  private final ShipmentRows rows;

  ShipmentNews(@Qualifier("reads") JdbcClient jdbc) {
    this.rows = new ShipmentRows(jdbc);
  }

  /**
   * The open shipments from or to a branch, null if it has said that it knows them, or there are
   * none and it knows none.
   *
   * @param digest what the branch reported
   */
  public @Nullable OpenShipments of(String branchId, @Nullable String digest) {
    List<OpenShipment> open = open(branchId);
    OpenShipments now = new OpenShipments(digest(open), open);
    boolean nothingEver = open.isEmpty() && digest == null;
    return nothingEver || now.digest().equals(digest) ? null : now;
  }

  private List<OpenShipment> open(String branchId) {
    List<Shipment> found = rows.open(branchId, OpenShipments.MAX_LINES + 1);
    return fitting(found, OpenShipments.MAX_LINES).stream().map(ShipmentNews::told).toList();
  }

  /** Without the last one if it was cut off: half a shipment is none. The first always stays. */
  static List<Shipment> fitting(List<Shipment> found, int maxLines) {
    int lines = found.stream().mapToInt(shipment -> shipment.lines().size()).sum();
    boolean cut = lines > maxLines && found.size() > 1;
    return cut ? found.subList(0, found.size() - 1) : found;
  }

  static OpenShipment told(Shipment shipment) {
    return new OpenShipment(
        shipment.id(),
        shipment.from(),
        shipment.to(),
        shipment.requestedAt(),
        shipment.dispatchedAt(),
        shipment.lines());
  }

  static String digest(List<OpenShipment> open) {
    return Hash.next(null, Wire.bytes(open)).toString().substring(0, DIGEST_DIGITS);
  }
}
