package com.ecomarket.branch.sync;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the last attempts to reach central came to, for {@code GET /status}. */
final class SyncLog {
  private final Clock clock;
  private volatile @Nullable Instant lastSuccessAt;
  private volatile @Nullable String lastError;

  SyncLog(Clock clock) {
    this.clock = clock;
  }

  void succeeded() {
    lastSuccessAt = clock.instant();
    lastError = null;
  }

  void failed(String error) {
    lastError = error;
  }

  @Nullable Instant lastSuccessAt() {
    return lastSuccessAt;
  }

  /** Null after a success. */
  @Nullable String lastError() {
    return lastError;
  }
}
