package com.ecomarket.branch.catalog;

/** A setting with which the branch cannot start. */
public final class SettingRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param sentence which setting, what is wrong with it, what it should look like
   */
  public SettingRefused(String sentence) {
    super(sentence);
  }
}
