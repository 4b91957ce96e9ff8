package com.ecomarket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.acceptance.process.Service;
import com.ecomarket.acceptance.process.Waiting;
import com.ecomarket.acceptance.till.Load;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that stands still under load and goes on does not know that it was away: what it waited
 * for is long over (RELIABILITY scenario 11).
 */
class FrozenIT {
  private static final long SEED = Long.getLong("freeze.seed", 42);

  /** Longer than a branch waits for central. */
  private static final Duration AWAY = Duration.ofSeconds(4);

  @Test
  void neitherServiceLosesOrDoublesASaleByStandingStill(@TempDir Path folder) {
    Random random = new Random(SEED);
    try (Pair pair = new Pair(folder)) {
      pair.start();
      try (Load load = pair.load()) {
        freeze(pair, pair.branch().service(), random, () -> {});
        freeze(pair, pair.central().service(), random, () -> pair.awaitMoreSales(50));
        pair.awaitMoreSales(100);
      }

      pair.assertExactlyOnce();
      assertThat(pair.recorder().unanswered(Pair.BRANCH_ID)).isEmpty();
    }
  }

  private static void freeze(Pair pair, Service service, Random random, Runnable meanwhile) {
    pair.awaitMoreSales(50 + random.nextInt(100));
    Waiting.pause(Duration.ofNanos(random.nextInt(10_000_000)));
    service.freeze();
    try {
      meanwhile.run();
      Waiting.pause(AWAY);
    } finally {
      service.thaw();
    }
  }
}
