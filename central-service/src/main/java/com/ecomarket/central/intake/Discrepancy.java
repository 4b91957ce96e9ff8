package com.ecomarket.central.intake;

/**
 * Something that does not add up and that a person should see.
 *
 * @param kind a slug
 * @param subject what it is about; the same kind and subject is the same discrepancy, seen again
 * @param detail one sentence
 */
public record Discrepancy(String kind, String subject, String detail) {}
