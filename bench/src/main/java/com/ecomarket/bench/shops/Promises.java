package com.ecomarket.bench.shops;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was promised of central, and whether it was kept. Missing one fails no run. */
final class Promises {
  private static final Load HUNDRED = new Load(100, 10);
  private static final double MOST_CORES = 0.5;
  private static final double MOST_GROWTH = 1.3;

  private Promises() {}

  /** A sentence for each promise that these loads put to the test. */
  static List<String> of(Table table, List<Measured> loads) {
    List<String> sentences = new ArrayList<>();
    for (Measured load : loads) {
      if (load.load().equals(HUNDRED)) {
        sentences.add(
            judged(load, "CPU seconds of central a second", load.centralCores(), MOST_CORES));
        long refusals = load.tally().refusals() + load.drain().refusals();
        sentences.add(judged(load, "requests refused, lost or late", (double) refusals, 0));
      }
      Load base = table.base(load).load();
      if (!load.load().equals(base)) {
        String what = "CPU of a movement / the same at " + base;
        sentences.add(judged(load, what, table.ratio(load), MOST_GROWTH));
        // The base is nearly idle: what its JVM does anyway would hide a growth.
        sentences.add(
            judged(
                load,
                what + ", each less compilers and idle CPU,",
                table.netRatio(load),
                MOST_GROWTH));
      }
    }
    return sentences;
  }

  private static String judged(Measured load, String what, double found, double most) {
    return String.format(
        Locale.ROOT,
        "%s: %s at most %.1f: %s (%.3f)",
        load.load(),
        what,
        most,
        Double.isNaN(found) ? "NOT MEASURED, run longer" : found <= most ? "kept" : "MISSED",
        found);
  }
}
