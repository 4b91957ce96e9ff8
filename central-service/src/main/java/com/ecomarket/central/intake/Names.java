package com.ecomarket.central.intake;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a text from a branch must look like before it goes into a column or a log. */
public final class Names {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");
  private static final int LONGEST = 200;

  private Names() {}

  /** Whether it can name a stream, a sale or an instance. */
  public static boolean isId(@Nullable String text) {
    return text != null && ID.matcher(text).matches();
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
