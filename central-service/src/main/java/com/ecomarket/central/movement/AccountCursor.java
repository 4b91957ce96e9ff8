package com.ecomarket.central.movement;

import java.util.List;

/**
 * A line's place among the lines of one account: books by id, streams in their order, lines by seq.
 * Nothing of it is a time. A book only grows at its end, so the place and what the account had by
 * then in that book never change.
 *
 * @param book the book that the line stands in, empty before the first
 * @param ordinal of its stream
 * @param seq in its stream, -1 before the first
 * @param units what this book's lines up to there, this one included, put into the account
 */
record AccountCursor(String book, long ordinal, long seq, long units) {
  static final String PATTERN = "|[A-Za-z0-9:_-]{1,80}\\.[0-9]{1,9}\\.[0-9]{1,18}\\.-?[0-9]{1,18}";

  /**
   * @param text fits {@link #PATTERN}
   */
  static AccountCursor parse(String text) {
    if (text.isEmpty()) {
      return start("");
    }
    List<String> parts = List.of(text.split("\\."));
    return new AccountCursor(
        parts.get(0),
        Long.parseLong(parts.get(1)),
        Long.parseLong(parts.get(2)),
        Long.parseLong(parts.get(3)));
  }

  /** Before the first line of a book. */
  static AccountCursor start(String book) {
    return new AccountCursor(book, 0, -1, 0);
  }

  @Override
  public String toString() {
    return book + "." + ordinal + "." + seq + "." + units;
  }
}
