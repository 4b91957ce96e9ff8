package com.ecomarket.branch.sale;

import com.ecomarket.branch.stock.Command;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;

/** Hands out the command of {@code POST /sell}. */
@NullMarked
public final class Sales {
  private Sales() {}

  /** Sells one unit, without an Idempotency-Key. */
  public static Command<?> ofOne(long productId, Instant at) {
    return new Sell(productId, 1, null, at);
  }
}
