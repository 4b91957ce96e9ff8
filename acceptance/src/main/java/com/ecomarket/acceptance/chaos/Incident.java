package com.ecomarket.acceptance.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * One trouble at one place.
 *
 * @param at from the start of the load
 * @param shop number of the shop, −1 for central
 * @param lasts until somebody mends it; to start a process again takes longer
 */
public record Incident(Duration at, Trouble trouble, int shop, Duration lasts) {
  /** For people. */
  public String text(List<String> shops) {
    String who = shop < 0 ? "central" : shops.get(shop);
    String how = lasts.toMillis() < 100 ? "" : seconds(lasts);
    return "%s: %s%s".formatted(who, trouble.words(), how);
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, ", %.1f s", time.toMillis() / 1000.0);
  }
}
