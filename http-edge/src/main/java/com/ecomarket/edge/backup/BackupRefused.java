package com.ecomarket.edge.backup;

/** A copy is not made, or not put back; nothing was changed. */
public final class BackupRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param sentence what is wrong and what to do, for the person at the keyboard
   */
  public BackupRefused(String sentence) {
    super(sentence);
  }
}
