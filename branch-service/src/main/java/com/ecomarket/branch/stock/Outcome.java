package com.ecomarket.branch.stock;

/**
 * What came of a request that is done at most once. Refusals are outcomes of the business, not
 * failures.
 *
 * @param <T> what was done
 * @param <R> why it may be refused
 */
public sealed interface Outcome<T, R> {

  /**
   * Done, and durably so.
   *
   * @param what was done
   * @param replayed whether an earlier request with the same key did it
   */
  record Done<T, R>(T what, boolean replayed) implements Outcome<T, R> {}

  /** Not done; the same request may succeed later. */
  record Refused<T, R>(R why) implements Outcome<T, R> {}

  /** Not done: the key came with another request before. */
  record KeyReused<T, R>(String key) implements Outcome<T, R> {}
}
