package com.ecomarket.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;

/** One number of each round, and what it should be. */
public final class Measure {
  private final String name;
  private final String target;
  private final DoublePredicate met;
  private final int digits;
  private final List<Double> rounds = new ArrayList<>();

  private Measure(String name, String target, DoublePredicate met, int digits) {
    this.name = name;
    this.target = target;
    this.met = met;
    this.digits = digits;
  }

  /** One that should not be larger. */
  public static Measure atMost(double most, String name) {
    return new Measure(name, "≤ " + number(most), value -> value <= most, 2);
  }

  /** One that should not be smaller. */
  public static Measure atLeast(double least, String name) {
    return new Measure(name, "≥ " + number(least), value -> value >= least, 2);
  }

  /** One that is only reported. */
  public static Measure of(String name) {
    return new Measure(name, "", value -> true, 2);
  }

  /** The same, with fewer or more digits behind the point. */
  public Measure digits(int count) {
    return new Measure(name, target, met, count);
  }

  /** Takes the next round's number. */
  public void add(double value) {
    rounds.add(value);
  }

  /** Begins anew: what was taken so far was to warm up. */
  void forget() {
    rounds.clear();
  }

  /**
   * The middle one, or the mean of the two in the middle.
   *
   * @throws IllegalStateException if there is none
   */
  public double median() {
    List<Double> sorted = sorted();
    return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
  }

  /** A row of {@link Table}. */
  String row() {
    List<Double> sorted = sorted();
    String verdict = target.isEmpty() ? "" : met.test(median()) ? "met" : "**missed**";
    return "| %s | %s | %s | %s | %s | %s |"
        .formatted(
            name,
            target,
            text(sorted.get(0)),
            text(median()),
            text(sorted.get(sorted.size() - 1)),
            verdict);
  }

  private List<Double> sorted() {
    if (rounds.isEmpty()) {
      throw new IllegalStateException("nothing was measured of: " + name);
    }
    return rounds.stream().sorted().toList();
  }

  private String text(double value) {
    return String.format(Locale.ROOT, "%,." + digits + "f", value);
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%.2f", value);
  }
}
