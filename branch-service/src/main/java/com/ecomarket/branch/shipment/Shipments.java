package com.ecomarket.branch.shipment;

import com.ecomarket.branch.journal.Announced;
import com.ecomarket.branch.journal.JournalReader;
import com.ecomarket.branch.journal.StoredLine;
import com.ecomarket.branch.stock.Pen;
import com.ecomarket.contract.BranchId;
import com.ecomarket.contract.Facts.DispatchFacts;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.OpenShipments.OpenShipment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The shipments that this shop knows: those that central announced, with what this shop did since,
 * and those that it dispatched and central has not posted yet. What central has settled it no
 * longer announces, and then it is gone here too.
 */
public final class Shipments {
  private static final OwnLines NONE = new OwnLines(List.of());

  private final String branchId;
  private final Announcements announcements;

  /** Of one shop. */
  public Shipments(String branchId, Announcements announcements) {
    this.branchId = branchId;
    this.announcements = announcements;
  }

  /** Whether it is the name of this shop; ids that differ in case are one. */
  public boolean isHere(String place) {
    return BranchId.canonical(place).equals(BranchId.canonical(branchId));
  }

  /** One that central announced, with the lines before the pen; null if it did not. */
  public @Nullable Shipment announced(String shipmentId, Pen pen) {
    Announced last = announcements.last();
    OpenShipment open = open(last, shipmentId);
    return open == null
        ? null
        : Shipment.of(open, new OwnLines(pen.ofShipment(shipmentId)), last.position());
  }

  /** Whether this shop dispatched it, also if central has settled it since. */
  public boolean dispatchedHere(String shipmentId, Pen pen) {
    return new OwnLines(pen.ofShipment(shipmentId)).dispatch() != null;
  }

  /** The announced ones that may still bring some of these products here, oldest first. */
  public List<String> expectedHere(Set<Long> productIds, Pen pen) {
    Announced last = announcements.last();
    return last.shipments().open().stream()
        .filter(open -> isHere(open.to()) && brings(open, productIds))
        .map(
            open ->
                Shipment.of(open, new OwnLines(pen.ofShipment(open.shipmentId())), last.position()))
        .filter(
            shipment ->
                shipment.items().stream()
                    .anyMatch(item -> productIds.contains(item.productId()) && item.onTheWay() > 0))
        .map(Shipment::shipmentId)
        .toList();
  }

  private static boolean brings(OpenShipment open, Set<Long> productIds) {
    return open.lines().stream()
        .anyMatch(line -> line.inTransit() > 0 && productIds.contains(line.productId()));
  }

  /** One of them, null if it is not known. */
  public @Nullable Shipment find(String shipmentId, JournalReader journal) {
    Announced last = announcements.last();
    OpenShipment open = open(last, shipmentId);
    OwnLines own = new OwnLines(journal.ofShipments(List.of(shipmentId)));
    return open == null ? dispatchedUnseen(own, last) : Shipment.of(open, own, last.position());
  }

  /** All of them: central's, oldest first, then those that it has not posted yet. */
  List<Shipment> all(JournalReader journal) {
    Announced last = announcements.last();
    Map<String, OpenShipment> open = new LinkedHashMap<>();
    last.shipments().open().forEach(one -> open.put(one.shipmentId(), one));
    Map<String, OwnLines> own = own(open.keySet(), journal);
    List<Shipment> all = new ArrayList<>();
    open.forEach(
        (id, one) -> all.add(Shipment.of(one, own.getOrDefault(id, NONE), last.position())));
    List<String> unseen = new ArrayList<>(journal.shipmentsBehind(last.position()));
    unseen.removeAll(open.keySet());
    Map<String, OwnLines> ownUnseen = own(unseen, journal);
    unseen.stream()
        .map(id -> dispatchedUnseen(ownUnseen.getOrDefault(id, NONE), last))
        .filter(Objects::nonNull)
        .forEach(all::add);
    return all;
  }

  private static Map<String, OwnLines> own(Collection<String> ids, JournalReader journal) {
    Map<String, List<StoredLine>> lines = new HashMap<>();
    for (StoredLine line : journal.ofShipments(ids)) {
      String id = OwnLines.shipmentId(line);
      if (id != null) {
        lines.computeIfAbsent(id, key -> new ArrayList<>()).add(line);
      }
    }
    Map<String, OwnLines> own = new HashMap<>();
    lines.forEach((id, ofThis) -> own.put(id, new OwnLines(ofThis)));
    return own;
  }

  private static @Nullable OpenShipment open(Announced last, String shipmentId) {
    return last.shipments().open().stream()
        .filter(open -> open.shipmentId().equals(shipmentId))
        .findFirst()
        .orElse(null);
  }

  /** Null if it was not dispatched here, or central has posted that and settled it since. */
  private @Nullable Shipment dispatchedUnseen(OwnLines own, Announced last) {
    Movement dispatch = own.dispatch();
    if (dispatch == null
        || !own.reachesBehind(last.position())
        || !(dispatch.facts() instanceof DispatchFacts facts)) {
      return null;
    }
    OpenShipment unseen =
        new OpenShipment(facts.shipmentId(), branchId, facts.to(), null, dispatch.at(), List.of());
    return Shipment.of(unseen, own, last.position());
  }
}
