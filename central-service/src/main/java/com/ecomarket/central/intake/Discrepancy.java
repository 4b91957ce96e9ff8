package com.ecomarket.central.intake;

/**
 * Something that does not add up and that a person should see.
 *
 * @param kind a slug
 * @param subject what it is about; the same kind and subject is the same discrepancy, seen again
 * @param detail one sentence
 */
public record Discrepancy(String kind, String subject, String detail) {
  private static final String IDENTITY_CONFLICT = "identity-conflict";

  /** Two processes speak for one branch; the subject is the one whose stream is sealed. */
  static Discrepancy identityConflict(String instanceId, String detail) {
    return new Discrepancy(IDENTITY_CONFLICT, instanceId, detail);
  }

  boolean isIdentityConflict() {
    return kind.equals(IDENTITY_CONFLICT);
  }
}
