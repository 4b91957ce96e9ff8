package com.ecomarket.acceptance;

import com.ecomarket.acceptance.machine.FakeClock;
import com.ecomarket.acceptance.process.Waiting;
import com.ecomarket.acceptance.till.Load;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scenario 55: the clocks of a shop and of central jump by days while it sells. */
class ClocksIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void sellsAndTellsCentralWhateverTheClocksSay(@TempDir Path folder) throws IOException {
    FakeClock shops = FakeClock.in(folder.resolve("clock-of-the-shop"));
    FakeClock centrals = FakeClock.in(folder.resolve("clock-of-central"));
    try (Pair pair = new Pair(folder)) {
      pair.branch().service().startThrough(shops.through());
      pair.central().service().startThrough(centrals.through());
      pair.start();
      try (Load load = pair.load()) {
        assertGoesOn(pair);

        shops.set(DAY);
        assertGoesOn(pair);
        awaitWarning(pair, DAY);
        shops.set(DAY.negated());
        assertGoesOn(pair);
        awaitWarning(pair, DAY.negated());
        pair.branch().service().kill();
        pair.branch().service().start();
        assertGoesOn(pair);

        centrals.set(DAY);
        assertGoesOn(pair);
        centrals.set(DAY.negated());
        assertGoesOn(pair);

        // Whoever waits by the clock on the wall would now wait for a day.
        pair.central().service().kill();
        pair.awaitBreakerOpenWithBacklog();
        shops.set(DAY.multipliedBy(-2));
        pair.central().service().start();
        assertGoesOn(pair);
      }
      pair.assertExactlyOnce();
    }
  }

  private static void assertGoesOn(Pair pair) {
    pair.awaitMoreSales(20);
    pair.awaitTold();
  }

  private static void awaitWarning(Pair pair, Duration offset) {
    Waiting.until(
        "central to warn of a clock that is off by " + offset,
        SOON,
        () -> {
          JsonNode shop = pair.central().look("/branches").path("branches").path(0);
          Duration seen = Duration.ofMillis(shop.path("clock_offset_ms").asLong());
          return shop.hasNonNull("clock_warning") && seen.minus(offset).abs().compareTo(SOON) < 0;
        });
  }
}
