package com.ecomarket.bench.shops;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Runs loads of virtual shops, one after the other, against one running central and prints what
 * they cost it. Ends with 1 if central, once every shop has drained, does not have exactly what the
 * shops sold, or ever named a head that is not in a shop's chain.
 */
public final class HundredShops {
  /** Many requests and lines, for the JVM compiles by count: the first minute is mostly that. */
  static final Load WARM_UP = new Load(300, 5);

  private static final Duration OPENING = Duration.ofMinutes(3);

  /** From a shop's first sale until its sending has found its beat. */
  private static final Duration SETTLE = Duration.ofSeconds(3);

  /** Healing and the longest wait of the breaker included. */
  private static final Duration DRAIN = Duration.ofSeconds(90);

  private final Options options;
  private int crowds;

  private HundredShops(Options options) {
    this.options = options;
  }

  /**
   * Runs everything.
   *
   * @param args {@code --port} and {@code --pid} of central; {@code --postgres-pid}; {@code --shops
   *     "3 10 100 1000"}, {@code --rate}, {@code --most}, {@code --seconds}, {@code --outage},
   *     {@code --warm-up}, {@code --products}, {@code --seed}
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    boolean equal;
    try {
      equal = new HundredShops(Options.parse(args)).run();
    } catch (WrongAnswer e) {
      System.out.println("FAILED: " + e.getMessage());
      equal = false;
    }
    System.exit(equal ? 0 : 1);
  }

  private boolean run() throws IOException, InterruptedException {
    say("warm-up: %s for %d s", WARM_UP, options.warmUp().toSeconds());
    boolean equal = measure(WARM_UP, options.warmUp()).equal();
    double idle = idleCores();
    say("idle: %.3f s CPU a second without its compilers", idle);
    List<Measured> loads = new ArrayList<>();
    for (Load load : options.loads()) {
      Result result = measure(load, options.time());
      loads.add(result.measured());
      equal &= result.equal();
    }
    Table table = new Table(loads, idle);
    say("%n%s", table.text());
    Promises.of(table, loads).forEach(promise -> say("%s", promise));
    if (!options.outage().isZero()) {
      equal &= comeBack();
    }
    boolean adds = audit();
    return equal && adds;
  }

  /** A hundred shops sell without central and are then all let through at the same moment. */
  private boolean comeBack() throws IOException, InterruptedException {
    Load load = new Load(100, options.rate());
    try (Crowd crowd = next(load)) {
      crowd.open(OPENING);
      crowd.sell(SETTLE);
      crowd.cut();
      crowd.sell(options.outage());
      long waiting = crowd.pending();
      long mended = System.nanoTime();
      crowd.mend();
      Tally tally = crowd.drain(DRAIN);
      Return all = new Return(crowd.backAt(), mended, System.nanoTime(), waiting, tally);
      say("%n%s, after %d s without central: %s", load, options.outage().toSeconds(), all.text());
      List<String> differences = differences(crowd);
      differences.forEach(difference -> say("  %s", difference));
      return differences.isEmpty() && all.isInTime();
    }
  }

  private Crowd next(Load load) throws IOException {
    crowds++;
    return new Crowd(
        options.central().address(),
        "T%02d".formatted(crowds),
        load,
        options.products(),
        options.seed() + crowds);
  }

  private List<String> differences(Crowd crowd) throws IOException, InterruptedException {
    Comparison comparison = Comparison.read(options.central(), options.products());
    comparison.compare(crowd.shops());
    return comparison.differences();
  }

  private record Result(Measured measured, boolean equal) {}

  private Result measure(Load load, Duration time) throws IOException, InterruptedException {
    Central central = options.central();
    try (Crowd crowd = next(load)) {
      long begin = System.nanoTime();
      Tally opening = crowd.open(OPENING);
      say(
          "%s: opened with %d lines in %.1f s, %s",
          load, opening.posted, (System.nanoTime() - begin) / 1e9, opening.refused());
      crowd.sell(SETTLE);
      Central.CpuTimes before = central.cpu();
      long start = System.nanoTime();
      Tally tally = crowd.sell(time);
      double seconds = (System.nanoTime() - start) / 1e9;
      Central.CpuTimes cpu = central.cpu().minus(before);
      long end = System.nanoTime();
      Tally drain = crowd.drain(DRAIN);
      double drained = (System.nanoTime() - end) / 1e9;
      Measured measured = new Measured(load, seconds, tally, cpu, central.memory(), drain);
      List<String> differences = differences(crowd);
      say(
          "%s: %d sales in %.1f s, %.3f s CPU a second, %d refusals, drained in %.1f s; %s",
          load,
          crowd.shops().stream().mapToLong(Shop::sales).sum(),
          seconds + SETTLE.toSeconds(),
          measured.cores(),
          tally.refusals() + drain.refusals(),
          drained,
          differences.isEmpty() ? "central has every one" : "CENTRAL DIFFERS");
      differences.forEach(difference -> say("  %s", difference));
      return new Result(measured, differences.isEmpty());
    }
  }

  /** What central and its database use when nobody talks, the compilers left out. */
  private double idleCores() throws IOException, InterruptedException {
    Central.CpuTimes before = options.central().cpu();
    long start = System.nanoTime();
    Thread.sleep(Math.min(options.time().toMillis(), 10_000));
    Central.CpuTimes used = options.central().cpu().minus(before);
    long micros = used.central() - used.compilers() + used.postgres();
    return micros * 1000.0 / (System.nanoTime() - start);
  }

  private boolean audit() throws IOException, InterruptedException {
    JsonNode audit = options.central().json("/audit");
    boolean ok = audit.path("ok").asBoolean();
    say(
        "audit: %d lines, %s",
        audit.path("posted_lines").asLong(), ok ? "everything adds up" : "BOOKS DIFFER");
    return ok;
  }

  private static void say(String format, Object... args) {
    System.out.printf(Locale.ROOT, format + "%n", args);
  }
}
