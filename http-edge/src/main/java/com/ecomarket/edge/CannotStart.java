package com.ecomarket.edge;

/**
 * A service refuses to start; the message is one sentence that tells the operator what to change.
 */
public final class CannotStart extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param sentence what is wrong, with the file or setting in it
   */
  public CannotStart(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /** As above, where nothing lies beneath. */
  public CannotStart(String sentence) {
    super(sentence);
  }
}
