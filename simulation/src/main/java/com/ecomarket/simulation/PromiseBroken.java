package com.ecomarket.simulation;

/** The run is over: the story knows which promise was broken. */
final class PromiseBroken extends Error {
  private static final long serialVersionUID = 1L;

  PromiseBroken() {
    super("a promise was broken", null, false, false);
  }
}
