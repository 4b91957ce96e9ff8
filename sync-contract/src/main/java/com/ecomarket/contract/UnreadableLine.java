package com.ecomarket.contract;

/** A line that this version cannot interpret. Central quarantines it: kept, passed over, shown. */
public final class UnreadableLine extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param reason one sentence for the operator
   */
  public UnreadableLine(String reason) {
    super(reason);
  }
}
