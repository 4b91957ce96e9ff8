package com.ecomarket.central.shipment;

import com.ecomarket.central.discrepancy.Discrepancy;
import com.ecomarket.central.ledger.OwnBooks;
import com.ecomarket.contract.MovementKind;
import com.ecomarket.contract.OpenShipments.ShippedItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a person should see of a shipment after lines of it were posted. The subject is always the
 * shipment; what is about its units ends by itself when the shipment is settled.
 */
final class ShipmentFindings {
  static final String SHORT = "short-shipment";
  static final String OVER_RECEIVED = "over-received";
  static final String UNKNOWN_DESTINATION = "unknown-destination";
  static final String CONTRADICTED = "shipment-contradicted";

  /** Those that a settled shipment has answered. */
  static final List<String> OF_UNITS = List.of(SHORT, OVER_RECEIVED);

  private ShipmentFindings() {}

  /** About the units, to be noted of the place that receives. */
  static List<Discrepancy> ofUnits(ShipmentChange change, Shipment after) {
    if (!change.hasReceipt()) {
      return List.of();
    }
    List<Discrepancy> found = new ArrayList<>();
    List<ShippedItem> rest = after.lines().stream().filter(line -> line.inTransit() > 0).toList();
    List<ShippedItem> over = after.lines().stream().filter(line -> line.inTransit() < 0).toList();
    if (!rest.isEmpty()) {
      ShippedItem first = rest.get(0);
      found.add(
          new Discrepancy(
              SHORT,
              after.id(),
              "Shipment %s from %s arrived in part: %d of %d units of product %d are missing%s."
                  .formatted(
                      after.id(),
                      after.from(),
                      first.inTransit(),
                      first.dispatched(),
                      first.productId(),
                      others(rest.size()))));
    }
    if (!over.isEmpty()) {
      ShippedItem first = over.get(0);
      found.add(
          new Discrepancy(
              OVER_RECEIVED,
              after.id(),
              "Of shipment %s from %s more arrived than is known to have left: %d units of product %d%s."
                  .formatted(
                      after.id(),
                      after.from(),
                      -first.inTransit(),
                      first.productId(),
                      others(over.size()))));
    }
    return found;
  }

  /** About what the lines say, to be noted of the place that wrote them. */
  static List<Discrepancy> ofWords(
      ShipmentChange change, Shipment after, Set<String> knownBranches) {
    List<Discrepancy> found = new ArrayList<>();
    change
        .dispatch()
        .map(ShipmentChange.Mention::to)
        .filter(to -> !to.equals(OwnBooks.WAREHOUSE) && !knownBranches.contains(to))
        .ifPresent(
            to ->
                found.add(
                    new Discrepancy(
                        UNKNOWN_DESTINATION,
                        after.id(),
                        "Shipment %s left for %s, of which central has never heard."
                            .formatted(after.id(), to))));
    if (change.dispatch().isPresent() && after.cancelledAt() != null) {
      found.add(
          new Discrepancy(
              CONTRADICTED,
              after.id(),
              "Shipment %s was cancelled, and left %s all the same."
                  .formatted(after.id(), after.from())));
    } else {
      change.mentions().stream()
          .filter(mention -> differs(mention, after))
          .findFirst()
          .ifPresent(
              mention ->
                  found.add(
                      new Discrepancy(
                          CONTRADICTED,
                          after.id(),
                          "Shipment %s goes from %s to %s; a line says from %s to %s."
                              .formatted(
                                  after.id(),
                                  after.from(),
                                  after.to(),
                                  mention.from(),
                                  mention.to()))));
    }
    return found;
  }

  /** Why the questions about its units are answered. */
  static String settled(Shipment shipment) {
    long received = 0;
    long damaged = 0;
    long lost = 0;
    for (ShippedItem line : shipment.lines()) {
      received += line.received();
      damaged += line.damaged();
      lost += line.lost();
    }
    return "The shipment is settled: %d units received, %d damaged, %d lost."
        .formatted(received, damaged, lost);
  }

  private static boolean differs(ShipmentChange.Mention mention, Shipment shipment) {
    return !mention.from().equals(shipment.from())
        || (mention.kind() != MovementKind.LOSS && !mention.to().equals(shipment.to()));
  }

  private static String others(int products) {
    return products == 1 ? "" : ", and of %d more products".formatted(products - 1);
  }
}
