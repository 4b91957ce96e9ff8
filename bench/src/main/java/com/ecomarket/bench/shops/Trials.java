package com.ecomarket.bench.shops;

import com.ecomarket.bench.machine.Seconds;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Lets crowds of shops sell against one central, one crowd after the other. */
final class Trials {
  private static final Duration OPENING = Duration.ofMinutes(6);

  /** From a shop's first sale until its sending has found its beat. */
  private static final Duration SETTLE = Duration.ofSeconds(3);

  /** Healing and the longest wait of the breaker included. */
  private static final Duration DRAIN = Duration.ofSeconds(90);

  private final Central central;
  private final int products;
  private final long seed;
  private final Duration settle;
  private int crowds;

  /**
   * @param products on each shelf
   * @param pause for which central wants to be left alone after an answer
   */
  Trials(Central central, int products, long seed, Duration pause) {
    this.central = central;
    this.products = products;
    this.seed = seed;
    this.settle = SETTLE.plus(pause);
  }

  /**
   * One load, and whether central then had exactly what was sold.
   *
   * @param differences sentences; empty if everything is equal
   */
  record Result(Measured measured, List<String> differences) {}

  /** Opens, sells for a while and drains. */
  Result measure(Load load, Duration time) throws IOException, InterruptedException {
    try (Crowd crowd = next(load)) {
      long begin = System.nanoTime();
      Tally opening = crowd.open(OPENING);
      say(
          "%s: opened with %d lines in %.1f s, %s",
          load, opening.posted, Seconds.since(begin), opening.refused());
      crowd.sell(settle);
      Central.CpuTimes before = central.cpu();
      long start = System.nanoTime();
      Tally tally = crowd.sell(time);
      double seconds = Seconds.since(start);
      Central.CpuTimes cpu = central.cpu().minus(before);
      long end = System.nanoTime();
      Tally drain = crowd.drain(DRAIN);
      double drained = Seconds.since(end);
      Measured measured = new Measured(load, seconds, tally, cpu, central.memory(), drain);
      List<String> differences = differences(crowd);
      say(
          "%s: %d sales in %.1f s, %.3f s CPU a second, %d refusals, drained in %.1f s; %s",
          load,
          crowd.shops().stream().mapToLong(Shop::sales).sum(),
          seconds + settle.toSeconds(),
          measured.cores(),
          tally.refusals() + drain.refusals(),
          drained,
          differences.isEmpty() ? "central has every one" : "CENTRAL DIFFERS");
      differences.forEach(difference -> say("  %s", difference));
      return new Result(measured, differences);
    }
  }

  /**
   * Shops that sell without central for a while, and are then all let through at the same moment.
   *
   * @return whether all lines came in time, and central had exactly what was sold
   */
  boolean comeBack(Load load, Duration outage) throws IOException, InterruptedException {
    try (Crowd crowd = next(load)) {
      crowd.open(OPENING);
      crowd.sell(settle);
      crowd.cut();
      crowd.sell(outage);
      long waiting = crowd.pending();
      long mended = System.nanoTime();
      crowd.mend();
      Tally tally = crowd.drain(DRAIN);
      Return all = new Return(crowd.backAt(), mended, System.nanoTime(), waiting, tally);
      say("%n%s, after %d s without central: %s", load, outage.toSeconds(), all.text());
      List<String> differences = differences(crowd);
      differences.forEach(difference -> say("  %s", difference));
      return differences.isEmpty() && all.isInTime();
    }
  }

  private Crowd next(Load load) throws IOException {
    crowds++;
    return new Crowd(central.address(), "T%02d".formatted(crowds), load, products, seed + crowds);
  }

  private List<String> differences(Crowd crowd) throws IOException, InterruptedException {
    Comparison comparison = Comparison.read(central, products);
    comparison.compare(crowd.shops());
    return comparison.differences();
  }

  private static void say(String format, Object... args) {
    System.out.printf(Locale.ROOT, format + "%n", args);
  }
}
