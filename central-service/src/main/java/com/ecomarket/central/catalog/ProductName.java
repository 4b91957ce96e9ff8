package com.ecomarket.central.catalog;

import java.util.regex.Pattern;

/** What a product may be called by those who list it. */
public final class ProductName {
  /** Longest name, in characters. */
  public static final int LONGEST = 200;

  /** No control characters, line ends or halves of characters; receipts and CSV files print it. */
  private static final Pattern PRINTABLE = Pattern.compile("[^\\p{Cntrl}\\p{Cs}\\p{Zl}\\p{Zp}]+");

  /** A name that begins so is a formula in the spreadsheet where a list of products ends. */
  private static final Pattern FORMULA = Pattern.compile("[=+@-].*");

  private ProductName() {}

  /** Whether it has 1 to 200 printable characters and no space at either end. */
  public static boolean isPrintable(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST
        && PRINTABLE.matcher(name).matches()
        && !isSpace(name.charAt(0))
        && !isSpace(name.charAt(name.length() - 1));
  }

  /** Whether a spreadsheet would compute it: it begins with one of {@code = + - @}. */
  public static boolean isFormula(String name) {
    return FORMULA.matcher(name).matches();
  }

  private static boolean isSpace(char c) {
    return Character.isSpaceChar(c) || Character.isWhitespace(c);
  }
}
