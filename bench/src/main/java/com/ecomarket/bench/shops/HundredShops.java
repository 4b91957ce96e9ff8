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

  /** What central says as it is shipped: {@code ecomarket.next-sync-after}. */
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Options options;
  private final Trials trials;

  private HundredShops(Options options) {
    this.options = options;
    this.trials = new Trials(options.central(), options.products(), options.seed(), PAUSE);
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
    boolean equal = trials.measure(WARM_UP, options.warmUp()).differences().isEmpty();
    double idle = idleCores();
    say("idle: %.3f s CPU a second without its compilers", idle);
    List<Measured> loads = new ArrayList<>();
    for (Load load : options.loads()) {
      Trials.Result result = trials.measure(load, options.time());
      loads.add(result.measured());
      equal &= result.differences().isEmpty();
    }
    Table table = new Table(loads, idle);
    say("%n%s", table.text());
    Promises.of(table, loads).forEach(promise -> say("%s", promise));
    if (!options.outage().isZero()) {
      equal &= trials.comeBack(new Load(100, options.rate()), options.outage());
    }
    boolean adds = audit();
    return equal && adds;
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
