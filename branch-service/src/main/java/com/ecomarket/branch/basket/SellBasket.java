package com.ecomarket.branch.basket;

import com.ecomarket.branch.catalog.Product;
import com.ecomarket.branch.sale.SaleRefusal;
import com.ecomarket.branch.stock.Once;
import com.ecomarket.branch.stock.Outcome;
import com.ecomarket.branch.stock.Pen;
import com.ecomarket.branch.stock.RequestKey;
import com.ecomarket.contract.Facts.Basket;
import com.ecomarket.contract.Facts.SaleFacts;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.SaleId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sells all lines of a basket under one sale id, or none of them. The first line says how many they
 * are, and carries what was tendered and the key.
 *
 * @param wanted not empty, no product twice
 * @param tenderedCents what the customer gave, in cents; null if nobody said
 * @param key the caller's, if any
 * @param at when, by the branch's clock
 */
record SellBasket(
    List<Wanted> wanted, @Nullable Long tenderedCents, @Nullable RequestKey key, Instant at)
    implements Once<List<Movement>, SaleRefusal> {

  /**
   * One line.
   *
   * @param productId what
   * @param quantity how many units, positive
   * @param expectedCents the price that the customer was shown, in cents; null if nobody said
   */
  record Wanted(long productId, long quantity, @Nullable Long expectedCents) {}

  @Override
  public Outcome<List<Movement>, SaleRefusal> decideFirst(Pen pen) {
    SaleRefusal refusal = refusal(pen);
    return refusal == null ? new Outcome.Done<>(write(pen), false) : new Outcome.Refused<>(refusal);
  }

  @Override
  public List<Movement> again(List<Movement> lines) {
    return lines;
  }

  private @Nullable SaleRefusal refusal(Pen pen) {
    long total = 0;
    for (Wanted line : wanted) {
      Product product = pen.catalog().find(line.productId());
      if (product == null) {
        return new SaleRefusal.UnknownProduct(line.productId());
      }
      if (product.retired()) {
        return new SaleRefusal.ProductRetired(product);
      }
      long price = product.priceCents(at);
      if (line.expectedCents() != null && line.expectedCents() != price) {
        return new SaleRefusal.PriceChanged(product, line.expectedCents(), price);
      }
      long available = pen.units(line.productId());
      if (line.quantity() > available) {
        return new SaleRefusal.InsufficientStock(product, line.quantity(), available);
      }
      total += line.quantity() * price;
    }
    return tenderedCents != null && tenderedCents < total
        ? new SaleRefusal.TenderedTooLittle(total, tenderedCents)
        : null;
  }

  private List<Movement> write(Pen pen) {
    String saleId = SaleId.at(at, pen.position().lastSeq() + 1);
    List<Movement> lines = new ArrayList<>(wanted.size());
    for (Wanted line : wanted) {
      Product product = Objects.requireNonNull(pen.catalog().find(line.productId()));
      SaleFacts facts = facts(saleId, pen, line, lines.isEmpty());
      lines.add(
          pen.write(
              seq ->
                  Movement.of(
                      seq, line.productId(), line.quantity(), product.priceCents(at), facts, at)));
    }
    return lines;
  }

  private SaleFacts facts(String saleId, Pen pen, Wanted line, boolean first) {
    return new SaleFacts(
        saleId,
        pen.catalog().version(),
        pen.units(line.productId()) - line.quantity(),
        first ? new Basket(wanted.size(), tenderedCents) : null,
        first ? RequestKey.keyOf(key) : null,
        first ? RequestKey.digestOf(key) : null);
  }
}
