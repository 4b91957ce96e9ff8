package com.ecomarket.simulation;

import com.ecomarket.central.shipment.ShipmentMemory;
import java.util.Map;
import java.util.TreeMap;

/** What is in central's database: committed, and lost only if an older copy is put in its place. */
final class Books {
  private final CentralCatalog catalog;
  private final ShipmentMemory shipments;
  private final Map<String, ShopBook> ofShops = new TreeMap<>();

  Books(CentralCatalog catalog) {
    this(catalog, new ShipmentMemory());
  }

  private Books(CentralCatalog catalog, ShipmentMemory shipments) {
    this.catalog = catalog;
    this.shipments = shipments;
  }

  Books copy(String newEpoch) {
    Books copy = new Books(catalog.copy(newEpoch), shipments.copy());
    ofShops.forEach((branch, book) -> copy.ofShops.put(branch, book.copy(copy.catalog)));
    return copy;
  }

  ShipmentMemory shipments() {
    return shipments;
  }

  CentralCatalog catalog() {
    return catalog;
  }

  ShopBook of(String branchId) {
    return ofShops.computeIfAbsent(branchId, id -> new ShopBook(catalog));
  }

  Map<String, ShopBook> all() {
    return ofShops;
  }
}
