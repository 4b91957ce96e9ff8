package com.ecomarket.edge;

/** One set of settings, so that all tests share one running shop. */
final class EdgeTests {
  /** Stalled requests end after half a second instead of five. */
  static final String FAST = "server.tomcat.connection-timeout=500ms";

  private EdgeTests() {}
}
