package com.ecomarket.central.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("no-store")
class PatienceTest {
  private static final Duration SIX = Duration.ofSeconds(6);

  @ParameterizedTest
  @CsvSource({
    "500, -1000, online",
    "500, 6500, online",
    "500, 6501, late",
    "500, 75500, late",
    "500, 75501, offline",
    "300000, 306000, online",
    "300000, 306001, late"
  })
  void countsFromWhenTheBranchWasToldToComeBack(long told, long silence, String state) {
    Patience patience = new Patience(Duration.ofMillis(told), SIX, Duration.ofSeconds(75));

    assertThat(patience.state(Duration.ofMillis(silence))).isEqualTo(state);
  }

  @Test
  void refusesToCallABranchOfflineBeforeItIsLate() {
    assertThatThrownBy(() -> new Patience(Duration.ZERO, SIX, Duration.ofSeconds(5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ecomarket.offline-after");
  }
}
