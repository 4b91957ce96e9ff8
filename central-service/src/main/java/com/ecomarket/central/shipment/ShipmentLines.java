package com.ecomarket.central.shipment;

import com.ecomarket.central.catalog.Product;
import com.ecomarket.contract.OpenShipments.ShippedItem;
import com.ecomarket.edge.Problem;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** What a line of a request needs to know of a shipment. */
final class ShipmentLines {
  private ShipmentLines() {}

  /**
   * The line of a product.
   *
   * @throws Problem 404 {@code not-in-shipment}
   */
  static ShippedItem require(Shipment shipment, long productId) {
    return shipment
        .line(productId)
        .orElseThrow(
            () ->
                Problem.of(HttpStatus.NOT_FOUND, "not-in-shipment", productId, shipment.id())
                    .with("product_id", productId));
  }

  /** What a unit costs now, in cents; 0 if a store that failed over has forgotten the product. */
  static long price(Map<Long, Product> known, long productId) {
    Product product = known.get(productId);
    return product == null ? 0 : product.priceCents();
  }
}
