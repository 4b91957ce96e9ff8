package com.ecomarket.bench.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CoresTest {
  @Test
  void readsNumbersAsLinuxWritesThem() {
    assertThat(Cores.parse("0-3,8").numbers()).containsExactly(0, 1, 2, 3, 8);
    assertThat(Cores.parse("5").numbers()).containsExactly(5);
  }

  @Test
  void makesTwoMachinesOfOne() {
    Cores five = Cores.parse("0-3,8");

    assertThat(five.firstHalf().numbers()).containsExactly(0, 1);
    assertThat(five.secondHalf().numbers()).containsExactly(2, 3, 8);
  }

  @Test
  void hasOneProcessorForBothWhereThereIsNoOther() {
    Cores one = Cores.parse("2");

    assertThat(one.firstHalf()).isEqualTo(one);
    assertThat(one.secondHalf()).isEqualTo(one);
  }
}
