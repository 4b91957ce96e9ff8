package com.ecomarket.central.inventory;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has been told of a branch's shelf: all that the lines of a stream did to it up to
 * {@code seq}. As a text it is central's own business: {@code seq:stream}, or {@code
 * seq+product:stream} while the shelf is still being told for the first time.
 *
 * @param streamId the branch's stream
 * @param seq up to this line
 * @param afterProduct only products up to this one were told; null: all
 */
record ShelfCursor(String streamId, long seq, @Nullable Long afterProduct) {
  private static final Pattern TEXT =
      Pattern.compile("([0-9]{1,18})(?:\\+([0-9]{1,19}))?:([A-Za-z0-9._:-]{1,64})");

  /** What the text says; null if nothing was told yet, or it is none of central's. */
  static @Nullable ShelfCursor parse(String text) {
    Matcher cursor = TEXT.matcher(text);
    if (!cursor.matches()) {
      return null;
    }
    try {
      String after = cursor.group(2);
      return new ShelfCursor(
          cursor.group(3),
          Long.parseLong(cursor.group(1)),
          after == null ? null : Long.valueOf(after));
    } catch (NumberFormatException e) {
      return null; // Beyond any product.
    }
  }

  @Override
  public String toString() {
    return seq + (afterProduct == null ? "" : "+" + afterProduct) + ":" + streamId;
  }
}
