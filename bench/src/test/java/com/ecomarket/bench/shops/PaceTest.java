package com.ecomarket.bench.shops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Pace pace = new Pace(0, new SplittableRandom(7));

  @Test
  void gathersATrickleUntilCentralMayBeAskedAgain() {
    pace.answered(0, SECOND / 2);

    assertThat(pace.isDue(SECOND / 2 - 1, true)).isFalse();
    assertThat(pace.isDue(SECOND / 2, true)).isTrue();
    assertThat(pace.isDue(SECOND / 2, false)).isFalse();
  }

  @Test
  void beatsEveryTwoSecondsGiveOrTakeAFifth() {
    pace.answered(0, SECOND / 2);

    assertThat(pace.isDue(Pace.HEARTBEAT * 8 / 10 - 1, false)).isFalse();
    assertThat(pace.isDue(Pace.HEARTBEAT * 12 / 10, false)).isTrue();
  }

  @Test
  void waitsAsLongAsItWasAskedToAndAtMostAFifthMore() {
    pace.busy(0, 5 * SECOND);

    assertThat(pace.isProbing()).isFalse();
    assertThat(pace.isDue(5 * SECOND - 1, true)).isFalse();
    assertThat(pace.isDue(6 * SECOND, true)).isTrue();
  }

  @Test
  void opensAfterThreeFailuresInARowAndDoublesTheWait() {
    pace.failed(0, 0);
    pace.failed(0, 0);
    assertThat(pace.isProbing()).isFalse();

    pace.failed(0, 0);
    assertThat(pace.isProbing()).isTrue();
    assertThat(pace.isDue(5 * SECOND - 1, true)).isFalse();
    assertThat(pace.isDue(10 * SECOND, true)).isTrue();

    pace.failed(0, 0);
    assertThat(pace.isDue(10 * SECOND - 1, true)).isFalse();
    assertThat(pace.isDue(20 * SECOND, true)).isTrue();
  }

  @Test
  void forgetsFailuresOnceCentralAnswers() {
    for (int i = 0; i < 5; i++) {
      pace.failed(0, 0);
    }
    pace.answered(0, 0);
    pace.failed(0, 0);

    assertThat(pace.isProbing()).isFalse();
    assertThat(pace.isDue(SECOND, true)).isTrue();
  }
}
