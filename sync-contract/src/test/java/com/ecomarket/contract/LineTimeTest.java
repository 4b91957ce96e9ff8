package com.ecomarket.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The moment of a line is what {@link Instant#parse} makes of it, or none. */
class LineTimeTest {
  private static final long YEAR_ZERO = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
  private static final long YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z").getEpochSecond();

  @Test
  void readsWhatAnInstantWritesOfAnyYearAndPrecision() {
    SplittableRandom random = new SplittableRandom(42);
    for (int n = 0; n < 20_000; n++) {
      long second = random.nextLong(YEAR_ZERO, YEAR_10000);
      long unit = new long[] {1, 1_000, 1_000_000, 1_000_000_000}[n % 4];
      Instant at = Instant.ofEpochSecond(second, random.nextLong(1_000_000_000) / unit * unit);

      assertThat(LineTime.parse(at.toString())).isEqualTo(at);
    }
  }

  @Test
  void agreesAboutEveryTextWithOneOtherCharacter() {
    String usual = "2026-02-28T23:59:59.123Z";
    for (int at = 0; at < usual.length(); at++) {
      for (char other : "0123456789-+:.,TtZz /\u0661".toCharArray()) {
        assertAgreement(usual.substring(0, at) + other + usual.substring(at + 1));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-01-02T03:04:05",
        "2026-01-02T03:04:05Z",
        "2026-01-02T03:04:05.Z",
        "2026-01-02T03:04:05.1Z",
        "2026-01-02T03:04:05.123456789Z",
        "2026-01-02T03:04:05.1234567890Z",
        "2026-01-02T03:04:05.12 Z",
        "2026-01-02T03:04:05.-1Z",
        "2026-01-02T03:04Z",
        "2026-01-02T24:00:00Z",
        "2026-01-02T23:59:60Z",
        "2024-02-29T00:00:00Z",
        "2026-02-29T00:00:00Z",
        "2026-04-31T00:00:00Z",
        "2026-00-10T00:00:00Z",
        "2026-13-10T00:00:00Z",
        "2026-01-00T00:00:00Z",
        "-0001-01-01T00:00:00Z",
        "+10000-01-01T00:00:00Z",
        "2026-01-02T03:04:05+01:00"
      })
  void agreesAboutEdges(String text) {
    assertAgreement(text);
  }

  private static void assertAgreement(String text) {
    assertThat(read(() -> LineTime.parse(text)))
        .as(text)
        .isEqualTo(read(() -> Instant.parse(text)));
  }

  private interface Reading {
    Instant instant();
  }

  /** The moment, or what is wrong with it. */
  private static String read(Reading reading) {
    try {
      return reading.instant().toString();
    } catch (DateTimeException e) {
      return e.getMessage();
    }
  }
}
