package com.ecomarket.branch.dispatch;

import com.ecomarket.branch.catalog.Product;
import com.ecomarket.branch.stock.Outcome;
import com.ecomarket.branch.stock.Pen;
import com.ecomarket.branch.stock.RequestKey;
import com.ecomarket.contract.Facts.DispatchFacts;
import com.ecomarket.contract.Movement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes units off the shelf and puts them on the way, all of a shipment or none.
 *
 * @param key the caller's, if any
 * @param at when, by the branch's clock
 */
record Send(@Nullable RequestKey key, Instant at) {

  /**
   * Writes the lines of one shipment.
   *
   * @param units product id to units, in the order of the lines
   */
  Outcome<List<Movement>, DispatchRefusal> write(
      Pen pen, String shipmentId, String to, Map<Long, Long> units) {
    for (Map.Entry<Long, Long> line : units.entrySet()) {
      long available = pen.units(line.getKey());
      if (line.getValue() > available) {
        Product product = pen.catalog().find(line.getKey());
        String name = product == null ? String.valueOf(line.getKey()) : product.name();
        return new Outcome.Refused<>(
            new DispatchRefusal.InsufficientStock(line.getKey(), name, line.getValue(), available));
      }
    }
    List<Movement> lines = new ArrayList<>(units.size());
    units.forEach(
        (productId, quantity) -> {
          Product product = pen.catalog().find(productId);
          long price = product == null ? 0 : product.priceCents(at);
          RequestKey first = lines.isEmpty() ? key : null;
          DispatchFacts facts =
              new DispatchFacts(
                  shipmentId, to, RequestKey.keyOf(first), RequestKey.digestOf(first));
          lines.add(pen.write(seq -> Movement.of(seq, productId, quantity, price, facts, at)));
        });
    return new Outcome.Done<>(lines, false);
  }
}
