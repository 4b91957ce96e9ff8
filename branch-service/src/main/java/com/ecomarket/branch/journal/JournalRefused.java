package com.ecomarket.branch.journal;

/** The journal cannot be opened as it should be; the branch does not start. */
public final class JournalRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param sentence what is wrong and what to do, for the person who starts the branch
   */
  public JournalRefused(String sentence) {
    super(sentence);
  }
}
