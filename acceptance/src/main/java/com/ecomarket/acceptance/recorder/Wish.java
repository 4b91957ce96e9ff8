package com.ecomarket.acceptance.recorder;

import com.ecomarket.acceptance.process.Answer;
import com.ecomarket.acceptance.process.LedgerLine;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** A request and all that was heard about it. */
final class Wish {
  private final SaleRequest request;
  private final Set<String> saleIds = new LinkedHashSet<>();
  private boolean silence;

  Wish(SaleRequest request) {
    this.request = request;
  }

  void hear(Answer answer) {
    if (answer instanceof Answer.Sold sold) {
      saleIds.add(sold.saleId());
    } else if (answer instanceof Answer.NoAnswer) {
      silence = true;
    }
  }

  SaleRequest request() {
    return request;
  }

  Set<String> saleIds() {
    return saleIds;
  }

  /** Never acknowledged, but a request went unanswered: it is one sale or none. */
  boolean mayStand() {
    return saleIds.isEmpty() && silence;
  }

  /** What is wrong with this sale of central's that carries the wish's key. */
  Optional<String> objection(LedgerLine sale) {
    if (sale.productId() != request.productId() || sale.quantity() != request.quantity()) {
      return Optional.of(sale.saleId() + " differs: " + request + " was posted as " + sale);
    }
    if (saleIds.isEmpty() && !silence) {
      return Optional.of(sale.saleId() + " was refused and stands at central");
    }
    if (!saleIds.isEmpty() && !saleIds.contains(sale.saleId())) {
      return Optional.of(sale.saleId() + " is not the receipt " + saleIds + " that was given");
    }
    return Optional.empty();
  }
}
