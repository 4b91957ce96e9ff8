package com.ecomarket.branch.dispatch;

import com.ecomarket.branch.dispatch.DispatchRefusal.AlreadyDispatched;
import com.ecomarket.branch.dispatch.DispatchRefusal.InsufficientStock;
import com.ecomarket.branch.dispatch.DispatchRefusal.MoreThanRequested;
import com.ecomarket.branch.dispatch.DispatchRefusal.NotInShipment;
import com.ecomarket.branch.dispatch.DispatchRefusal.UnknownProduct;
import com.ecomarket.edge.Problem;
import org.springframework.http.HttpStatus;

/** Refused dispatches as the shop reads them. */
final class DispatchProblems {
  private DispatchProblems() {}

  /** What the shop is told, with the numbers as members. */
  static Problem of(DispatchRefusal refusal) {
    if (refusal instanceof UnknownProduct unknown) {
      return Problem.of(HttpStatus.NOT_FOUND, "unknown-product", unknown.productId());
    }
    if (refusal instanceof InsufficientStock few) {
      long available = Math.max(0, few.available());
      return Problem.of(
              HttpStatus.CONFLICT, "insufficient-stock", few.name(), few.requested(), available)
          .with("product_id", few.productId())
          .with("requested", few.requested())
          .with("available", available);
    }
    if (refusal instanceof AlreadyDispatched already) {
      return Problem.of(HttpStatus.CONFLICT, "already-dispatched", already.shipmentId());
    }
    if (refusal instanceof NotInShipment not) {
      return Problem.of(HttpStatus.NOT_FOUND, "not-in-shipment", not.productId(), not.shipmentId())
          .with("product_id", not.productId());
    }
    if (refusal instanceof MoreThanRequested more) {
      return Problem.of(
              HttpStatus.CONFLICT,
              "more-than-requested",
              more.productId(),
              more.requested(),
              more.quantity())
          .with("product_id", more.productId())
          .with("requested", more.requested())
          .with("quantity", more.quantity());
    }
    return Problem.of(HttpStatus.NOT_FOUND, "unknown-shipment");
  }
}
