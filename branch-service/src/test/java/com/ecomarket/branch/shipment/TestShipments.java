package com.ecomarket.branch.shipment;

import com.ecomarket.branch.stock.TestShop;
import com.ecomarket.contract.OpenShipments;
import com.ecomarket.contract.OpenShipments.OpenShipment;
import com.ecomarket.contract.OpenShipments.ShippedItem;
import java.time.Instant;
import java.util.List;

/** What a test shop, which is branch {@code B}, was told of shipments. */
public final class TestShipments {
  public static final Instant AT = Instant.parse("2026-01-02T00:00:00Z");

  private TestShipments() {}

  public static Announcements announcements(TestShop shop) {
    return new Announcements(shop::ask, shop.opened().announced());
  }

  /** Central says so, knowing all lines of the journal. */
  public static void announce(
      TestShop shop, Announcements announcements, OpenShipment... shipments) {
    OpenShipments said =
        new OpenShipments(String.valueOf(List.of(shipments).hashCode()), List.of(shipments));
    announcements.take(said, position(shop));
  }

  /** Of the last line of the journal, which has one stream. */
  public static long position(TestShop shop) {
    return shop.reader().stream(1).firstPosition() + shop.stock().position().lastSeq();
  }

  /** On the way here from branch {@code A}. */
  public static OpenShipment arriving(String id, ShippedItem... items) {
    return new OpenShipment(id, "A", "B", null, AT, List.of(items));
  }

  /** Asked for by central, to go to branch {@code C}. */
  public static OpenShipment requested(String id, ShippedItem... items) {
    return new OpenShipment(id, "B", "C", AT, null, List.of(items));
  }

  public static ShippedItem shipped(long productId, long units) {
    return new ShippedItem(productId, 0, units, 0, 0, 0);
  }

  public static ShippedItem asked(long productId, long units) {
    return new ShippedItem(productId, units, 0, 0, 0, 0);
  }
}
