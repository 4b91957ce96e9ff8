package com.ecomarket.central.listing;

import com.ecomarket.central.catalog.Product;
import com.ecomarket.edge.Problem;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What must be true of a product before it is changed (RFC 9110 §13): nobody overwrites what he has
 * not seen.
 *
 * @param ifMatch one or more ETags or {@code *}, null if it was not sent
 * @param onlyNew whether {@code If-None-Match: *} was sent
 */
record Precondition(@Nullable String ifMatch, boolean onlyNew) {
  /** ETags as RFC 9110 writes them. */
  static final String IF_MATCH =
      "[ \\t]*(\\*|(W/)?\"[^\"\\p{Cntrl}]{0,64}\"([ \\t]*,[ \\t]*(W/)?\"[^\"\\p{Cntrl}]{0,64}\")*)[ \\t]*";

  /** The ETag of a version. */
  static String tag(long version) {
    return "\"" + version + "\"";
  }

  /**
   * Looks whether it holds.
   *
   * @throws Problem 412 {@code version-mismatch}, 428 {@code precondition-required}
   */
  void check(long productId, Optional<Product> before) {
    if (before.isEmpty()) {
      if (ifMatch != null) {
        throw mismatch(productId);
      }
      return;
    }
    long version = before.get().version();
    if (onlyNew || (ifMatch != null && !names(ifMatch.strip(), version))) {
      throw mismatch(productId).with("version", version);
    }
    if (ifMatch == null) {
      throw Problem.of(HttpStatus.PRECONDITION_REQUIRED, "precondition-required", productId)
          .with("version", version);
    }
  }

  private static Problem mismatch(long productId) {
    return Problem.of(HttpStatus.PRECONDITION_FAILED, "version-mismatch", productId);
  }

  /** A weak tag names nothing for sure, so it matches nothing. */
  private static boolean names(String tags, long version) {
    return tags.equals("*")
        || Arrays.stream(tags.split("[ \\t]*,[ \\t]*")).anyMatch(tag(version)::equals);
  }
}
