package com.ecomarket.acceptance.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LatencyTest {
  @Test
  void takesTheNearestRank() {
    long[] oneToThousand = LongStream.rangeClosed(1, 1000).map(i -> 1001 - i).toArray();

    assertThat(Latency.of(oneToThousand)).isEqualTo(new Latency(1000, 500, 990));
    assertThat(Latency.of(new long[] {7})).isEqualTo(new Latency(1, 7, 7));
    assertThat(Latency.of(new long[0])).isEqualTo(new Latency(0, 0, 0));
  }
}
