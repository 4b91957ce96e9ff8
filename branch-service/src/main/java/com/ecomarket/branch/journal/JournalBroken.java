package com.ecomarket.branch.journal;

import org.jspecify.annotations.Nullable;

/**
 * Nobody knows what the journal holds now: a commit with an unknown outcome (after a failed fsync
 * the page cache may show what the disk does not have), or a line that does not fit its hash.
 * Fatal: nothing more may be acknowledged, the process must end and recover by replay.
 */
public final class JournalBroken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  JournalBroken(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
