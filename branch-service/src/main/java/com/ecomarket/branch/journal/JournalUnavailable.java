package com.ecomarket.branch.journal;

/**
 * A commit that was cleanly refused, as by a full disk: nothing of it is in the journal, and the
 * next one may succeed.
 */
public final class JournalUnavailable extends Exception {
  private static final long serialVersionUID = 1L;

  /** A refusal, with what the store said. */
  public JournalUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
