package com.ecomarket.branch.sync;

import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The way from a shop to central. */
@NullMarked
public interface Uplink {

  /** What is asked of central. */
  enum Question {
    SYNC,
    BOOK,
    KNOWN
  }

  /**
   * An answer of central.
   *
   * @param status as of HTTP
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Reply(int status, byte[] body) {}

  /**
   * Asks and waits; other things happen meanwhile.
   *
   * @return null if no answer came in time
   */
  @Nullable Reply ask(Question question, byte[] body);
}
