package com.ecomarket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.acceptance.process.Waiting;
import com.ecomarket.acceptance.recorder.Comparison;
import com.ecomarket.acceptance.till.Load;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * SIGKILL at random moments under load: {@code -Dcrash.rounds=200 -Dcrash.seed=7} for more of them
 * (RELIABILITY scenario 9). By default few: {@code ChaosIT}, {@code OutageIT} and {@code
 * TwoCentralsIT} kill more than ten times beside these.
 */
class BranchKilledIT {
  private static final int ROUNDS = Integer.getInteger("crash.rounds", 10);
  private static final long SEED = Long.getLong("crash.seed", 42);

  /** The tills never stop: what they were not told they ask again, with the same key. */
  @Test
  void keepsEveryAcknowledgedSaleThroughKillsUnderLoad(@TempDir Path folder) {
    Random random = new Random(SEED);
    try (Pair pair = new Pair(folder, "1:1000000,2:1000000,3:1000000")) {
      pair.start();
      try (Load load = pair.load()) {
        for (int round = 0; round < ROUNDS; round++) {
          pair.awaitMoreSales(20 + random.nextInt(100));
          Waiting.pause(Duration.ofNanos(random.nextInt(10_000_000)));
          pair.branch().service().kill();
          List<String> promised = pair.lastAcknowledged();
          pair.branch().service().start();
          assertThat(promised)
              .as("seed %d, round %d", SEED, round)
              .isNotEmpty()
              .allMatch(pair.branch()::hasSale);
        }
        pair.awaitMoreSales(50);
      }
      pair.recorder().askAgain(pair.branch());

      Comparison comparison = pair.assertExactlyOnce();
      assertThat(pair.recorder().unanswered(Pair.BRANCH_ID)).isEmpty();
      assertThat(comparison.branches())
          .allSatisfy((id, found) -> assertThat(found.unanswered()).isZero());
      System.out.printf(
          "%d kills under load (seed %d): %,d sales acknowledged, none lost, none doubled%n",
          ROUNDS, SEED, comparison.acknowledged());
    }
  }
}
