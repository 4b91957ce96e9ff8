package com.ecomarket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.acceptance.recorder.Comparison;
import com.ecomarket.acceptance.till.Load;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BranchKilledIT {
  /** The tills never stop: what they were not told they ask again, with the same key. */
  @Test
  void keepsEveryAcknowledgedSaleThroughKillsUnderLoad(@TempDir Path folder) {
    try (Pair pair = new Pair(folder)) {
      pair.start();
      try (Load load = pair.load()) {
        for (int round = 0; round < 3; round++) {
          pair.awaitMoreSales(150);
          Set<String> promised = pair.recorder().saleIds(Pair.BRANCH_ID);
          pair.branch().service().kill();
          pair.branch().service().start();
          assertThat(promised).allMatch(pair.branch()::hasSale);
        }
        pair.awaitMoreSales(50);
      }
      pair.recorder().askAgain(pair.branch());

      Comparison comparison = pair.assertExactlyOnce();
      assertThat(pair.recorder().unanswered(Pair.BRANCH_ID)).isEmpty();
      assertThat(comparison.branches())
          .allSatisfy((id, found) -> assertThat(found.unanswered()).isZero());
    }
  }
}
