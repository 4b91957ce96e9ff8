package com.ecomarket.branch;

import com.ecomarket.branch.catalog.SettingRefused;
import com.ecomarket.branch.journal.JournalRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Turns a refusal to start into its sentence, without a stack trace. */
class StartRefusals implements FailureAnalyzer {

  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof JournalRefused || cause instanceof SettingRefused) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, cause);
      }
    }
    return null;
  }
}
