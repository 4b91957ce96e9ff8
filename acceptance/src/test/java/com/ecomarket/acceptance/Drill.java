package com.ecomarket.acceptance;

import java.util.Locale;

/** Says how long the steps of a drill took; the table in docs/RELIABILITY.md is made of it. */
final class Drill {
  private Drill() {}

  /** Does one step. */
  static void step(String what, Step step) throws Exception {
    long start = System.nanoTime();
    step.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(Locale.ROOT, "drill: %s: %.1f s%n", what, seconds);
  }

  /** Something that takes time. */
  interface Step {
    void run() throws Exception;
  }
}
