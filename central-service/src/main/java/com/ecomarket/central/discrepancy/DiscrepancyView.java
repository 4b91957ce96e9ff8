package com.ecomarket.central.discrepancy;

import com.ecomarket.central.discrepancy.Discrepancies.Noted;
import com.ecomarket.edge.Problem;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Discrepancies in the words of whoever asks. */
@Component
public class DiscrepancyView {
  private final Discrepancies discrepancies;
  private final MessageSource texts;

  DiscrepancyView(Discrepancies discrepancies, MessageSource texts) {
    this.discrepancies = discrepancies;
    this.texts = texts;
  }

  /**
   * One that was noted.
   *
   * @throws Problem 404 {@code unknown-discrepancy}
   */
  public Noted known(String id) {
    return discrepancies
        .find(id)
        .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "unknown-discrepancy", id));
  }

  /** How it is shown. */
  public ListedDiscrepancy of(Noted noted, Locale language) {
    return new ListedDiscrepancy(
        noted.id(),
        noted.kind(),
        noted.branchId(),
        noted.subject(),
        texts.getMessage("discrepancy." + noted.kind(), null, noted.kind(), language),
        noted.detail(),
        noted.status(),
        noted.firstAt(),
        noted.lastAt(),
        noted.times(),
        noted.resolution());
  }
}
