package com.ecomarket.branch.sale;

import com.ecomarket.branch.catalog.Product;
import com.ecomarket.branch.stock.Once;
import com.ecomarket.branch.stock.Outcome;
import com.ecomarket.branch.stock.Pen;
import com.ecomarket.branch.stock.RequestKey;
import com.ecomarket.contract.Facts.SaleFacts;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.SaleId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sells units of one product.
 *
 * @param productId what
 * @param quantity how many units, positive
 * @param key the caller's, if any
 * @param at when, by the branch's clock
 */
record Sell(long productId, long quantity, @Nullable RequestKey key, Instant at)
    implements Once<Movement, SaleRefusal> {

  @Override
  public Outcome<Movement, SaleRefusal> decideFirst(Pen pen) {
    Product product = pen.catalog().find(productId);
    if (product == null) {
      return new Outcome.Refused<>(new SaleRefusal.UnknownProduct(productId));
    }
    if (product.retired()) {
      return new Outcome.Refused<>(new SaleRefusal.ProductRetired(product));
    }
    long available = pen.units(productId);
    if (quantity > available) {
      return new Outcome.Refused<>(new SaleRefusal.InsufficientStock(product, quantity, available));
    }
    long left = available - quantity;
    return new Outcome.Done<>(
        pen.write(seq -> line(seq, product.priceCents(at), left, pen.catalog().version())), false);
  }

  @Override
  public Movement again(List<Movement> lines) {
    return lines.get(0);
  }

  private Movement line(long seq, long priceCents, long left, long catalogVersion) {
    SaleFacts facts =
        new SaleFacts(
            SaleId.at(at, seq),
            catalogVersion,
            left,
            RequestKey.keyOf(key),
            RequestKey.digestOf(key));
    return Movement.of(seq, productId, quantity, priceCents, facts, at);
  }
}
