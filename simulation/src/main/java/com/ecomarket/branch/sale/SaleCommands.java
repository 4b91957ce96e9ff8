package com.ecomarket.branch.sale;

import com.ecomarket.branch.stock.Command;
import com.ecomarket.branch.stock.Decided;
import com.ecomarket.branch.stock.RequestKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** Hands the simulation the command of {@code POST /sell}. */
@NullMarked
public final class SaleCommands {
  private SaleCommands() {}

  /** Sells units of one product. */
  public static Command<Decided> sell(long productId, long quantity, String key, Instant at) {
    RequestKey request = RequestKey.of(key, () -> "sell " + productId + " " + quantity);
    return Decided.by(new Sell(productId, quantity, request, at), List::of);
  }
}
