package com.ecomarket.branch.basket;

import com.ecomarket.branch.stock.Command;
import com.ecomarket.branch.stock.Decided;
import com.ecomarket.branch.stock.RequestKey;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.NullMarked;

/** Hands the simulation the command of {@code POST /sales}. */
@NullMarked
public final class BasketCommands {
  private BasketCommands() {}

  /** Sells all of a basket or nothing; product id to units. */
  public static Command<Decided> sell(SortedMap<Long, Long> units, String key, Instant at) {
    List<SellBasket.Wanted> wanted =
        units.entrySet().stream()
            .map(line -> new SellBasket.Wanted(line.getKey(), line.getValue(), null))
            .toList();
    RequestKey request = RequestKey.of(key, () -> "basket " + units);
    return Decided.by(new SellBasket(wanted, null, request, at), lines -> lines);
  }
}
