package com.ecomarket.edge;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a caller says it can decode (RFC 9110, section 12.5.3). */
public final class AcceptedCodings {
  private AcceptedCodings() {}

  /**
   * Whether the caller takes gzip: it names it, or {@code *} without naming it, and does not give
   * it the weight 0.
   *
   * @param header {@code Accept-Encoding}; null or empty is a caller that asked for nothing
   */
  public static boolean gzip(@Nullable String header) {
    boolean any = false;
    for (String element : header == null ? new String[0] : header.split(",")) {
      String[] parts = element.toLowerCase(Locale.ROOT).replace(" ", "").split(";");
      boolean wanted = parts.length < 2 || !parts[1].matches("q=0(\\.0{0,3})?");
      if (parts.length > 0 && parts[0].equals("gzip")) {
        return wanted;
      }
      any |= parts.length > 0 && parts[0].equals("*") && wanted;
    }
    return any;
  }
}
