package com.ecomarket.branch.movement;

/**
 * How far the lines of a stream were looked through, and what was on the shelf there.
 *
 * @param ordinal the stream's place in the journal
 * @param seq the last line that was looked at
 * @param total units on the shelf after it
 */
record ShelfCursor(int ordinal, long seq, long total) {
  static final String PATTERN = "|[0-9]{1,9}\\.[0-9]{1,18}\\.-?[0-9]{1,18}";

  /**
   * @param text fits {@link #PATTERN} and is not empty
   */
  static ShelfCursor parse(String text) {
    String[] parts = text.split("\\.", -1);
    return new ShelfCursor(
        Integer.parseInt(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
  }

  @Override
  public String toString() {
    return ordinal + "." + seq + "." + total;
  }
}
