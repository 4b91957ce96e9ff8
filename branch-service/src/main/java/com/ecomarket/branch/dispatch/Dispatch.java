package com.ecomarket.branch.dispatch;

import com.ecomarket.branch.stock.Once;
import com.ecomarket.branch.stock.Outcome;
import com.ecomarket.branch.stock.Pen;
import com.ecomarket.branch.stock.RequestKey;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.SaleId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends units of this shop's own accord. What the catalogue does not know may leave too, if it is
 * here.
 *
 * @param to a branch or {@code central}
 * @param units product id to units
 * @param key the caller's, if any
 * @param at when, by the branch's clock
 */
record Dispatch(String to, Map<Long, Long> units, @Nullable RequestKey key, Instant at)
    implements Once<List<Movement>, DispatchRefusal> {

  @Override
  public Outcome<List<Movement>, DispatchRefusal> decideFirst(Pen pen) {
    for (long productId : units.keySet()) {
      if (pen.catalog().find(productId) == null && pen.units(productId) <= 0) {
        return new Outcome.Refused<>(new DispatchRefusal.UnknownProduct(productId));
      }
    }
    String shipmentId = SaleId.at(at, pen.position().lastSeq() + 1);
    return new Send(key, at).write(pen, shipmentId, to, units);
  }

  @Override
  public List<Movement> again(List<Movement> lines) {
    return lines;
  }
}
