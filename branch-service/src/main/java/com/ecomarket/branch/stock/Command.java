package com.ecomarket.branch.stock;

/**
 * Something that the one writer thread decides. Decisions are plain: what the pen shows in, lines
 * out.
 *
 * @param <T> the outcome; a refusal is an outcome too
 */
public interface Command<T> {

  /**
   * Decides against the stock as the lines before it leave it, also those of the same batch that
   * are not committed yet. Checks everything first and writes then: a command that throws after it
   * has written spoils its whole batch.
   */
  T decide(Pen pen);

  /** Whether it wants a transaction of its own, with all lines before it committed. */
  default boolean alone() {
    return false;
  }
}
