package com.ecomarket.branch.sync;

import com.ecomarket.contract.Facts.DispatchFacts;
import com.ecomarket.contract.Facts.ReceiptFacts;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.OpenShipments;
import com.ecomarket.contract.OpenShipments.OpenShipment;
import com.ecomarket.contract.OpenShipments.ShippedItem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shipments of one branch in central's books: what is posted, is in them. */
final class CentralShipments {
  private final Map<String, OpenShipment> open = new LinkedHashMap<>();

  CentralShipments copy() {
    CentralShipments copy = new CentralShipments();
    copy.open.putAll(open);
    return copy;
  }

  void set(OpenShipment shipment) {
    open.put(shipment.shipmentId(), shipment);
  }

  OpenShipment get(String shipmentId) {
    return open.get(shipmentId);
  }

  void post(Movement line) {
    if (line.facts() instanceof DispatchFacts facts) {
      open.putIfAbsent(
          facts.shipmentId(),
          new OpenShipment(facts.shipmentId(), "B", facts.to(), null, line.at(), List.of()));
      add(facts.shipmentId(), line.productId(), line.quantity(), 0, 0);
    } else if (line.facts() instanceof ReceiptFacts facts) {
      long units = line.quantity();
      add(
          facts.shipmentId(),
          line.productId(),
          0,
          facts.damaged() ? 0 : units,
          facts.damaged() ? units : 0);
    }
  }

  private void add(String id, long productId, long dispatched, long received, long damaged) {
    OpenShipment before = open.get(id);
    Map<Long, ShippedItem> lines = new LinkedHashMap<>();
    before.lines().forEach(line -> lines.put(line.productId(), line));
    lines.merge(
        productId,
        new ShippedItem(productId, 0, dispatched, received, damaged, 0),
        (a, b) ->
            new ShippedItem(
                productId,
                a.requested(),
                a.dispatched() + b.dispatched(),
                a.received() + b.received(),
                a.damaged() + b.damaged(),
                a.lost()));
    open.put(
        id,
        new OpenShipment(
            id,
            before.from(),
            before.to(),
            before.requestedAt(),
            before.dispatchedAt() == null && dispatched > 0 ? Instant.EPOCH : before.dispatchedAt(),
            new ArrayList<>(lines.values())));
  }

  /** Not the settled ones: all units arrived, and some left. */
  OpenShipments state() {
    List<OpenShipment> listed =
        open.values().stream()
            .filter(
                one ->
                    one.lines().stream()
                        .anyMatch(line -> line.dispatched() == 0 || line.inTransit() != 0))
            .toList();
    Hash hash = Hash.next(null, listed.toString().getBytes(StandardCharsets.UTF_8));
    return new OpenShipments(hash.toString(), listed);
  }
}
