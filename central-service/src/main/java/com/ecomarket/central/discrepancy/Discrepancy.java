package com.ecomarket.central.discrepancy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ecomarket.contract.Hash;

/**
 * Something that does not add up and that a person should see.
 *
 * @param kind a slug
 * @param subject what it is about; the same kind and subject is the same discrepancy, seen again
 * @param detail one sentence
 */
public record Discrepancy(String kind, String subject, String detail) {
  /** What the name of a discrepancy looks like. */
  public static final String ID_PATTERN = "[a-z0-9-]{1,40}";

  /** The kind of {@link #belowZero}. */
  public static final String NEGATIVE_STOCK = "negative-stock";

  /** The kind of {@link #streamReplaced}. */
  public static final String STREAM_REPLACED = "stream-replaced";

  /** The kind of {@link #identityConflict}. */
  public static final String IDENTITY_CONFLICT = "identity-conflict";

  /** The kind of {@link #priceDrift}. */
  public static final String PRICE_DRIFT = "price-drift";

  /** The kind of {@link #unlisted}. */
  public static final String UNLISTED_PRODUCT = "unlisted-product";

  private static final int ID_DIGITS = 16;

  /** More was taken from a place than anybody knew it had. */
  public static Discrepancy belowZero(String account, long productId, long units) {
    return new Discrepancy(
        NEGATIVE_STOCK,
        String.valueOf(productId),
        "Product %d: %s stands at %d.".formatted(productId, account, units));
  }

  /** A journal was given up; the subject is the one that follows it. */
  public static Discrepancy streamReplaced(String streamId, String detail) {
    return new Discrepancy(STREAM_REPLACED, streamId, detail);
  }

  /** Two processes speak for one branch; the subject is the one whose stream is sealed. */
  public static Discrepancy identityConflict(String instanceId, String detail) {
    return new Discrepancy(IDENTITY_CONFLICT, instanceId, detail);
  }

  /** A branch sold for another price than was valid then; the subject is the product. */
  public static Discrepancy priceDrift(long productId, String detail) {
    return new Discrepancy(PRICE_DRIFT, String.valueOf(productId), detail);
  }

  /** A branch moves what nobody has listed; listing it resolves nothing by itself. */
  public static Discrepancy unlisted(long productId, String name) {
    return new Discrepancy(
        UNLISTED_PRODUCT,
        String.valueOf(productId),
        "Product %d (%s) is in no catalogue.".formatted(productId, name));
  }

  /** Whether it is an {@link #identityConflict}. */
  public boolean isIdentityConflict() {
    return kind.equals(IDENTITY_CONFLICT);
  }

  /** Its name for ever, the same at every central and after a restore. */
  String id(String branchId) {
    String words = String.join("\n", branchId, kind, subject);
    return Hash.next(null, words.getBytes(UTF_8)).toString().substring(0, ID_DIGITS);
  }
}
