package com.ecomarket.branch.dispatch;

import com.ecomarket.branch.stock.Command;
import com.ecomarket.branch.stock.Decided;
import com.ecomarket.branch.stock.RequestKey;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.NullMarked;

/** Hands the simulation the command of {@code POST /shipments}. */
@NullMarked
public final class DispatchCommands {
  private DispatchCommands() {}

  /** Sends units of one product to another shop. */
  public static Command<Decided> send(
      String to, long productId, long units, String key, Instant at) {
    RequestKey request = RequestKey.of(key, () -> "send " + to + " " + productId + " " + units);
    return Decided.by(new Dispatch(to, Map.of(productId, units), request, at), lines -> lines);
  }
}
