package com.ecomarket.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Idempotency-Key} header of the IETF draft, bare or as a quoted structured-field
 * string.
 *
 * <p>It is read from the request and not through {@code @RequestHeader String}, which joins two
 * headers into one key that nobody sent.
 */
public final class IdempotencyKey {
  private static final String HEADER = "Idempotency-Key";
  private static final Pattern BARE = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

  private IdempotencyKey() {}

  /**
   * The key of this request without quotes, null if it has none.
   *
   * @throws Problem 400 {@code invalid-idempotency-key} if there are two headers, or the key is not
   *     1 to 128 characters of {@code A-Z a-z 0-9 . _ : -}
   */
  public static @Nullable String from(HttpServletRequest request) {
    List<String> sent = Collections.list(request.getHeaders(HEADER));
    if (sent.isEmpty()) {
      return null;
    }
    String key = unquoted(sent.get(0));
    if (sent.size() > 1 || !BARE.matcher(key).matches()) {
      throw Problem.of(Slug.INVALID_IDEMPOTENCY_KEY);
    }
    return key;
  }

  private static String unquoted(String text) {
    boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
    return quoted ? text.substring(1, text.length() - 1) : text;
  }
}
