package com.ecomarket.central.shipment;

import java.util.Locale;

/** How far a shipment has come. */
enum ShipmentStatus {
  /** Central has asked a branch for it, and the branch has dispatched nothing yet. */
  REQUESTED,
  /** What left and what arrived or was given up differ, in one product at least. */
  IN_TRANSIT,
  /** All that left has arrived or was given up. */
  SETTLED,
  /** It was asked for, and then not any more. */
  CANCELLED;

  /** What {@link #word} gives. */
  static final String PATTERN = "requested|in_transit|settled|cancelled";

  /** The word of the interface and of the table. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ShipmentStatus of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
