package com.ecomarket.acceptance.process;

import java.util.List;

/** How a child's Java machine is started. */
public enum Jvm {
  /** As in a shop: the default compiler and collector. */
  DEFAULT(List.of("-Xmx256m")),
  /** Up sooner and slower at its best: for tests, which start many. */
  QUICK_START(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));

  private final List<String> options;

  Jvm(List<String> options) {
    this.options = options;
  }

  List<String> options() {
    return options;
  }
}
