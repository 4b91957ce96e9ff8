package com.ecomarket.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SaleIdTest {
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");

  @ParameterizedTest
  @ValueSource(longs = {1, 255, 1L << 32, (1L << 40) - 1})
  void carriesThePlaceAndTheTime(long seq) {
    String id = SaleId.at(AT, seq);

    UUID uuid = UUID.fromString(id);
    assertThat(SaleId.seq(id)).isEqualTo(seq);
    assertThat(uuid.getMostSignificantBits() >>> 16).isEqualTo(AT.toEpochMilli());
    assertThat(uuid.version()).isEqualTo(7);
    assertThat(uuid.variant()).isEqualTo(2);
  }

  @Test
  void differsForOnePlaceAndTime() {
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      ids.add(SaleId.at(AT, 7));
    }
    assertThat(ids).hasSize(1000);
  }
}
