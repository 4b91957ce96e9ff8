package com.ecomarket.simulation;

/** The process ends here; what it had in memory is gone. An error, so that nobody handles it. */
final class PowerCut extends Error {
  private static final long serialVersionUID = 1L;

  PowerCut() {
    super("power cut", null, false, false);
  }
}
