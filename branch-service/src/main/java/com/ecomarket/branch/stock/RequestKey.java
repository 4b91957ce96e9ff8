package com.ecomarket.branch.stock;

import com.ecomarket.contract.Hash;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A caller's Idempotency-Key, and what tells its request from another one with the same key. Both
 * stand in the first line that the request wrote.
 *
 * @param key as it was sent, without quotes; all endpoints share one space of keys
 * @param digest 16 hexadecimal digits of the request
 */
public record RequestKey(String key, String digest) {
  private static final int DIGITS = 16;

  /**
   * Null if there is no key.
   *
   * @param request what was asked for, beginning with the endpoint's name; only asked if needed. It
   *     must stay the same text for ever, or keys in a journal would no longer fit their requests
   */
  public static @Nullable RequestKey of(@Nullable String key, Supplier<String> request) {
    if (key == null) {
      return null;
    }
    Hash hash = Hash.next(null, request.get().getBytes(StandardCharsets.UTF_8));
    return new RequestKey(key, hash.toString().substring(0, DIGITS));
  }

  /** The key to be written into a line, null if the request had none. */
  public static @Nullable String keyOf(@Nullable RequestKey request) {
    return request == null ? null : request.key;
  }

  /** The digest to be written into a line, null if the request had no key. */
  public static @Nullable String digestOf(@Nullable RequestKey request) {
    return request == null ? null : request.digest;
  }
}
