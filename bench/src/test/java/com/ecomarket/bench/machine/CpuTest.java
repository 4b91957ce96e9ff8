package com.ecomarket.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CpuTest {
  private static final String STAT =
      "4711 (odd ) name) S 1 4711 4711 0 -1 4194304 100 200 0 0 250 50 1000 500 20 0 30 0 99";

  @Test
  void readsProcessorTimeBehindAnyName() {
    assertThat(Cpu.micros(STAT, false)).isEqualTo(3_000_000);
    assertThat(Cpu.micros(STAT, true)).isEqualTo(18_000_000);
  }
}
