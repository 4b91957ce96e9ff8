package com.ecomarket.central.intake;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a text from a branch must look like before it goes into a column or a log. */
public final class Names {
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");
  private static final int LONGEST = 200;
  private static final int LONGEST_ID = 64;

  private Names() {}

  /**
   * Whether it can name a stream, a sale or an instance: 1 to 64 of {@code A-Za-z0-9._:-}. Asked of
   * every line, so it is no pattern.
   */
  public static boolean isId(@Nullable String text) {
    if (text == null || text.isEmpty() || text.length() > LONGEST_ID) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (!isOfId(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOfId(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == ':';
  }

  /** Without control characters (PostgreSQL takes no NUL, logs no line ends), 200 at most. */
  static String printable(String text) {
    String clean = UNPRINTABLE.matcher(text).replaceAll("").strip();
    return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST);
  }

  /** Whether a text can be kept as it is. */
  public static boolean isPrintable(@Nullable String text) {
    return text != null && text.length() <= LONGEST && !UNPRINTABLE.matcher(text).find();
  }
}
