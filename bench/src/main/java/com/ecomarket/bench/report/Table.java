package com.ecomarket.bench.report;

import java.util.ArrayList;
import java.util.List;

/** Measures under one another, as Markdown; a target is met or missed by the median. */
public final class Table {
  private final List<Measure> measures = new ArrayList<>();

  /** Adds a row, to be filled while it is measured. */
  public Measure row(Measure measure) {
    measures.add(measure);
    return measure;
  }

  /** Begins anew: what was measured so far was to warm up. */
  public void forget() {
    measures.forEach(Measure::forget);
  }

  /**
   * All rows.
   *
   * @throws IllegalStateException if one was never measured
   */
  public String markdown() {
    StringBuilder text = new StringBuilder("| measure | target | min | median | max | |\n");
    text.append("|---|---|--:|--:|--:|---|\n");
    measures.forEach(measure -> text.append(measure.row()).append('\n'));
    return text.toString();
  }
}
