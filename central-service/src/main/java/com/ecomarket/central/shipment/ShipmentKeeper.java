package com.ecomarket.central.shipment;

import com.ecomarket.central.discrepancy.Discrepancies;
import com.ecomarket.central.ledger.LedgerLine;
import com.ecomarket.central.ledger.MovementsPosted;
import com.ecomarket.central.shipment.ShipmentChange.Mention;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Keeps the shipments by the lines, in the transaction that posts them: a line counts for its
 * shipment exactly when it counts for its accounts, so what is on the way from a place by its
 * shipments is what its transit account holds.
 */
@Component
class ShipmentKeeper implements MovementsPosted {
  private final ShipmentTable table;
  private final Discrepancies discrepancies;

  ShipmentKeeper(ShipmentTable table, Discrepancies discrepancies) {
    this.table = table;
    this.discrepancies = discrepancies;
  }

  @Override
  public void posted(String bookId, List<LedgerLine> lines) {
    List<ShipmentChange> changes = ShipmentChange.of(lines);
    if (changes.isEmpty()) {
      return;
    }
    Map<String, Shipment> after = table.add(changes);
    Set<String> branches = destinations(changes);
    for (ShipmentChange change : changes) {
      Shipment shipment = Objects.requireNonNull(after.get(change.shipmentId()));
      if (shipment.status() != shipment.kept()) {
        table.keepStatus(shipment);
      }
      discrepancies.note(shipment.to(), ShipmentFindings.ofUnits(change, shipment));
      discrepancies.note(bookId, ShipmentFindings.ofWords(change, shipment, branches));
      if (shipment.status() == ShipmentStatus.SETTLED) {
        discrepancies.answer(
            ShipmentFindings.OF_UNITS, shipment.id(), ShipmentFindings.settled(shipment));
      }
    }
  }

  /** Those of the places that are dispatched to that are branches. */
  private Set<String> destinations(List<ShipmentChange> changes) {
    Set<String> places = new HashSet<>();
    changes.stream()
        .map(ShipmentChange::dispatch)
        .flatMap(Optional::stream)
        .map(Mention::to)
        .forEach(places::add);
    return places.isEmpty() ? places : new HashSet<>(table.branches(places));
  }
}
