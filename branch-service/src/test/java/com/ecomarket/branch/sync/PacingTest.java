package com.ecomarket.branch.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacingTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000); // the clock may wrap
  private final Pacing pacing = new Pacing(Duration.ofSeconds(2), nanos::get, () -> 0.5);

  @Test
  void isDueAtOnceAfterAStart() {
    assertThat(pacing.isDue(false)).isTrue();
  }

  @Test
  void leavesCentralAloneForAsLongAsItAsked() {
    pacing.answered(Duration.ofMillis(500));

    tick(499);
    assertThat(pacing.isDue(true)).isFalse();
    tick(1);
    assertThat(pacing.isDue(true)).isTrue();
    assertThat(pacing.isDue(false)).isFalse();
    assertThat(Duration.ofNanos(pacing.nanosToWait(false))).hasMillis(1_500);
  }

  @Test
  void givesASignOfLifeWhenThereIsNothingToSay() {
    pacing.answered(Duration.ZERO);

    tick(1_999);
    assertThat(pacing.isDue(false)).isFalse();
    tick(1);
    assertThat(pacing.isDue(false)).isTrue();
  }

  @Test
  void addsAtMostAFifthToWhatCentralAsked() {
    pacing.waitAtLeast(Duration.ofSeconds(10));

    assertThat(Duration.ofNanos(pacing.nanosToWait(true))).isEqualTo(Duration.ofSeconds(11));
    assertThat(Duration.ofNanos(pacing.nanosToWait(false))).isEqualTo(Duration.ofSeconds(11));
  }

  @Test
  void probesAtOnceWhateverItWaitedFor() {
    pacing.waitAtLeast(Duration.ofMinutes(5));
    pacing.probe();

    assertThat(pacing.isDue(false)).isTrue();
  }

  private void tick(long millis) {
    nanos.addAndGet(Duration.ofMillis(millis).toNanos());
  }
}
