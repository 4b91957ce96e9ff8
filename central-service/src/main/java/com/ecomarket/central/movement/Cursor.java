package com.ecomarket.central.movement;

/**
 * A line's place among all lines of a book.
 *
 * @param ordinal of its stream
 * @param seq in its stream, -1 before the first
 */
record Cursor(long ordinal, long seq) {
  static final String PATTERN = "|[0-9]{1,9}\\.[0-9]{1,18}";

  static Cursor parse(String text) {
    if (text.isEmpty()) {
      return new Cursor(0, -1);
    }
    int dot = text.indexOf('.');
    return new Cursor(
        Long.parseLong(text.substring(0, dot)), Long.parseLong(text.substring(dot + 1)));
  }

  @Override
  public String toString() {
    return ordinal + "." + seq;
  }
}
