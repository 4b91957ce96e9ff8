package com.ecomarket.branch.sale;

import com.ecomarket.branch.catalog.Product;
import com.ecomarket.branch.journal.SaleId;
import com.ecomarket.branch.stock.Command;
import com.ecomarket.branch.stock.Pen;
import com.ecomarket.contract.Facts.SaleFacts;
import com.ecomarket.contract.Movement;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Sells units of one product.
 *
 * @param productId what
 * @param quantity how many units, positive
 * @param key the caller's Idempotency-Key, if any
 * @param request digest of the request, if there is a key
 * @param at when, by the branch's clock
 */
record Sell(
    long productId, long quantity, @Nullable String key, @Nullable String request, Instant at)
    implements Command<SaleOutcome> {

  @Override
  public SaleOutcome decide(Pen pen) {
    if (key != null) {
      Movement before = pen.findByKey(key);
      if (before != null) {
        return sameRequest(before)
            ? new SaleOutcome.Sold(before, true)
            : new SaleOutcome.KeyReused(key);
      }
    }
    Product product = pen.catalog().find(productId);
    if (product == null) {
      return new SaleOutcome.UnknownProduct(productId);
    }
    long available = pen.units(productId);
    if (quantity > available) {
      return new SaleOutcome.InsufficientStock(product, quantity, available);
    }
    long left = available - quantity;
    return new SaleOutcome.Sold(
        pen.write(seq -> line(seq, product, left, pen.catalog().version())), false);
  }

  private Movement line(long seq, Product product, long left, long catalogVersion) {
    SaleFacts facts = new SaleFacts(SaleId.at(at, seq), catalogVersion, left, key, request);
    return Movement.of(seq, productId, quantity, product.unitPriceCents(), facts, at);
  }

  private boolean sameRequest(Movement before) {
    return before.sale() != null && String.valueOf(request).equals(before.sale().request());
  }
}
