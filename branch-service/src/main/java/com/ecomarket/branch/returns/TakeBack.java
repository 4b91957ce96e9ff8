package com.ecomarket.branch.returns;

import com.ecomarket.branch.catalog.Product;
import com.ecomarket.branch.receipt.Sale;
import com.ecomarket.branch.stock.Once;
import com.ecomarket.branch.stock.Outcome;
import com.ecomarket.branch.stock.Pen;
import com.ecomarket.branch.stock.RequestKey;
import com.ecomarket.contract.Facts.ReturnFacts;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.SaleId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes back units of one product of one sale: never more than were sold and not returned yet. What
 * another branch sold is taken at the catalogue's price, and central settles it.
 *
 * @param saleId the sale, in lower case
 * @param sale what this journal knows of it, null if nothing. A sale never changes, so it may be
 *     looked up before the writer decides
 * @param productId what comes back
 * @param quantity how many units, positive
 * @param damaged whether they cannot be sold again
 * @param key the caller's, if any
 * @param at when, by the branch's clock
 */
record TakeBack(
    String saleId,
    @Nullable Sale sale,
    long productId,
    long quantity,
    boolean damaged,
    @Nullable RequestKey key,
    Instant at)
    implements Once<Movement, ReturnRefusal> {

  @Override
  public Outcome<Movement, ReturnRefusal> decideFirst(Pen pen) {
    long returned = pen.returned(saleId, productId);
    long price;
    if (sale == null) {
      Product product = pen.catalog().find(productId);
      if (product == null) {
        return new Outcome.Refused<>(new ReturnRefusal.UnknownProduct(productId));
      }
      price = product.priceCents(at);
    } else {
      Movement sold = soldLine(sale);
      if (sold == null) {
        return new Outcome.Refused<>(new ReturnRefusal.NotInSale(saleId, productId));
      }
      if (quantity > sold.quantity() - returned) {
        return new Outcome.Refused<>(
            new ReturnRefusal.MoreThanSold(sold.quantity(), returned, quantity));
      }
      price = sold.unitPriceCents();
    }
    pen.setReturned(saleId, productId, returned + quantity);
    return new Outcome.Done<>(
        pen.write(seq -> Movement.of(seq, productId, quantity, price, facts(seq), at)), false);
  }

  @Override
  public Movement again(List<Movement> lines) {
    return lines.get(0);
  }

  /** No product stands in a sale twice. */
  private @Nullable Movement soldLine(Sale ofThis) {
    return ofThis.lines().stream()
        .filter(line -> line.productId() == productId)
        .findFirst()
        .orElse(null);
  }

  private ReturnFacts facts(long seq) {
    return new ReturnFacts(
        SaleId.at(at, seq),
        saleId,
        damaged,
        sale != null,
        RequestKey.keyOf(key),
        RequestKey.digestOf(key));
  }
}
