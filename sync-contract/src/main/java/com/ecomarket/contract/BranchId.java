package com.ecomarket.contract;

import java.util.Locale;
import java.util.regex.Pattern;

/** The names that branches may have. */
public final class BranchId {
  /** 1 to 63 of A-Z a-z 0-9 _ -, beginning with a letter or digit. */
  public static final String PATTERN = "^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$";

  private static final Pattern COMPILED = Pattern.compile(PATTERN);

  private BranchId() {}

  /** Whether it fits {@link #PATTERN} and is not {@code central}, in any case. */
  public static boolean isValid(String id) {
    return COMPILED.matcher(id).matches() && !canonical(id).equals("central");
  }

  /** Ids that differ only in case are one branch (a file system may think so too). */
  public static String canonical(String id) {
    return id.toLowerCase(Locale.ROOT);
  }
}
