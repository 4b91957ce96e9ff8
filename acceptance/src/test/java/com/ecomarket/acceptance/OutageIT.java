package com.ecomarket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.acceptance.till.Load;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutageIT {
  /**
   * Central ends over whatever it posts just then: killed twice and back at once, told to end
   * (RELIABILITY scenario 15) and back at once, killed and away.
   */
  @Test
  void sellsWhileCentralEndsAndCatchesUpWhenItIsBack(@TempDir Path folder) {
    try (Pair pair = new Pair(folder)) {
      pair.start();
      try (Load load = pair.load()) {
        for (int round = 0; round < 2; round++) {
          pair.awaitMoreSales(100);
          pair.central().service().kill();
          pair.central().service().start();
        }
        pair.awaitMoreSales(100);
        pair.central().service().stop();
        pair.central().service().start();
        pair.awaitMoreSales(100);
        pair.central().service().kill();
        pair.awaitBreakerOpenWithBacklog();
        pair.awaitMoreSales(200);
        pair.central().service().start();
        pair.awaitMoreSales(200);
      }

      pair.assertExactlyOnce();
      assertThat(pair.branch().status().breaker()).isEqualTo("CLOSED");
    }
  }
}
