package com.ecomarket.branch.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BreakerWaitsTest {

  @Test
  void doublesUpToTheCapWithHalfOfItRandom() {
    BreakerWaits shortest = waits(bound -> 0);
    BreakerWaits longest = waits(bound -> bound);

    assertThat(IntStream.rangeClosed(1, 6).mapToLong(shortest::next).toArray())
        .containsExactly(5_000, 10_000, 20_000, 30_000, 30_000, 30_000);
    assertThat(IntStream.rangeClosed(1, 6).mapToLong(longest::next).toArray())
        .containsExactly(10_000, 20_000, 40_000, 60_000, 60_000, 60_000);
    assertThat(longest.next(1_000_000)).isEqualTo(60_000);
    assertThat(longest.last()).isEqualTo(60_000);
  }

  /** Half of the longest wait is uniform, so 30 s / sqrt(12) = 8.7 s between the shops. */
  @Test
  void spreadsAHundredShopsAtTheCap() {
    Random random = new Random(42);
    BreakerWaits waits = waits(bound -> random.nextLong(bound + 1));
    double[] seconds =
        IntStream.range(0, 100).mapToDouble(shop -> waits.next(9) / 1000.0).toArray();
    double mean = IntStream.range(0, 100).mapToDouble(i -> seconds[i]).average().orElseThrow();
    double variance =
        IntStream.range(0, 100)
            .mapToDouble(i -> (seconds[i] - mean) * (seconds[i] - mean))
            .average()
            .orElseThrow();

    assertThat(Math.sqrt(variance)).isBetween(7.0, 10.5);
  }

  private static BreakerWaits waits(java.util.function.LongUnaryOperator random) {
    return new BreakerWaits(Duration.ofSeconds(10), Duration.ofSeconds(60), random);
  }
}
