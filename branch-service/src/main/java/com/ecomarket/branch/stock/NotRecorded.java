package com.ecomarket.branch.stock;

/** The journal refused the commit, so what was decided did not happen. */
public final class NotRecorded extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotRecorded(Throwable cause) {
    super("the journal takes nothing now", cause, false, false);
  }
}
