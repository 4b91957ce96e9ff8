package com.ecomarket.central.catalog;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A moment as people write it: {@code 2026-01-31T08:00:00Z}, or with another offset. */
public final class Moment {
  private static final Pattern SHAPE =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(Z|[+-]\\d\\d:\\d\\d)");

  /** The first year that is more likely a slip than meant. */
  private static final int TOO_LATE = 2100;

  private Moment() {}

  /** Empty if it is not written so, is in no calendar, or lies in 2100 or later. */
  public static Optional<Instant> parse(String text) {
    if (!SHAPE.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      OffsetDateTime moment = OffsetDateTime.parse(text);
      return moment.getYear() < TOO_LATE ? Optional.of(moment.toInstant()) : Optional.empty();
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
