package com.ecomarket.contract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Reads the moment of a line. What {@link Instant#toString} writes is read by hand: {@link
 * Instant#parse} took two fifths of reading a line (DECISIONS 65). Every other text is left to that
 * method, so that the two never disagree.
 */
final class LineTime {
  /** Where {@code 2026-01-02T03:04:05} ends. */
  private static final int SECONDS_END = 19;

  private static final int NANO_DIGITS = 9;

  private LineTime() {}

  /**
   * A moment in UTC.
   *
   * @throws DateTimeException if it is none
   */
  static Instant parse(String text) {
    Instant usual = usual(text);
    return usual == null ? Instant.parse(text) : usual;
  }

  /** Null if it is not written as usual, which may still be a moment. */
  private static @Nullable Instant usual(String text) {
    int end = text.length() - 1;
    if (end < SECONDS_END || !isPunctuated(text, end)) {
      return null;
    }
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, SECONDS_END);
    int nanos = end == SECONDS_END ? 0 : nanos(text, end);
    boolean isTime = isUpTo(23, hour) && isUpTo(59, minute) && isUpTo(59, second) && nanos >= 0;
    if (!isTime || year < 0 || month < 1 || month > 12) {
      return null;
    }
    if (!YearMonth.of(year, month).isValidDay(day)) {
      return null;
    }
    long days = LocalDate.of(year, month, day).toEpochDay();
    return Instant.ofEpochSecond(((days * 24 + hour) * 60 + minute) * 60 + second, nanos);
  }

  private static boolean isPunctuated(String text, int end) {
    return text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && text.charAt(10) == 'T'
        && text.charAt(13) == ':'
        && text.charAt(16) == ':'
        && text.charAt(end) == 'Z';
  }

  private static boolean isUpTo(int most, int number) {
    return number >= 0 && number <= most;
  }

  /** Of the digits behind the point, of which there are one to nine; negative if that is not so. */
  private static int nanos(String text, int end) {
    int from = SECONDS_END + 1;
    if (text.charAt(SECONDS_END) != '.' || from == end || end - from > NANO_DIGITS) {
      return -1;
    }
    int nanos = number(text, from, end);
    for (int digits = end - from; digits < NANO_DIGITS; digits++) {
      nanos *= 10;
    }
    return nanos;
  }

  /** Negative if there is anything but digits, of which there may be nine. */
  private static int number(String text, int from, int to) {
    int number = 0;
    for (int at = from; at < to; at++) {
      int digit = text.charAt(at) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
