package com.ecomarket.branch.sync;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Central did not answer: no connection, no answer in time, an answer that breaks off, a server
 * error, or something that central would not say (a captive portal's page). What was sent may or
 * may not have been posted; it is sent again. Counted by the circuit breaker.
 */
final class CentralUnreachable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable Duration retryAfter;
  private final boolean timeout;

  CentralUnreachable(
      String reason, @Nullable Throwable cause, @Nullable Duration retryAfter, boolean timeout) {
    super(reason, cause, false, false);
    this.retryAfter = retryAfter;
    this.timeout = timeout;
  }

  /** Something answered that is not central, or answered something else. */
  static CentralUnreachable notCentral(String what) {
    return new CentralUnreachable("not an answer of central: " + what, null, null, false);
  }

  /** How long central asked to be left alone, null if it did not say. */
  @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /** Whether the answer did not come in time: less at once may. */
  boolean isTimeout() {
    return timeout;
  }
}
