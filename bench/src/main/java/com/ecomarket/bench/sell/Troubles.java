package com.ecomarket.bench.sell;

import com.ecomarket.acceptance.cable.Cable;
import com.ecomarket.acceptance.cable.Fault;
import com.ecomarket.acceptance.process.CentralProcess;
import com.ecomarket.acceptance.process.Waiting;
import com.ecomarket.bench.Plan;
import com.ecomarket.bench.load.Outcome;
import com.ecomarket.bench.report.Measure;
import com.ecomarket.bench.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What tills notice of central: one branch on a cable that is cut, swallows everything, takes half
 * a minute, comes and goes, or has just been mended over a backlog, beside one that never calls.
 *
 * <p>Central is a real one. It runs at the lowest priority, because in life it has a machine of its
 * own. The branch asks again every one to two seconds instead of every ten to sixty: that is more
 * work for it, not less.
 */
final class Troubles implements AutoCloseable {
  private static final Duration DRAINED_WITHIN = Duration.ofMinutes(5);
  private static final Duration FLAP = Duration.ofSeconds(1);

  private final Plan plan;
  private final CentralProcess central;
  private final Cable cable;
  private final Contender linked;
  private final Measure stopped;
  private final Measure draining;
  private final Measure drained;
  private final Measure silent;
  private final Measure slow;
  private final Measure flapping;

  Troubles(Plan plan, Path home, Table table) throws IOException {
    this.plan = plan;
    Path catalogue = Files.createDirectories(home).resolve("central.csv");
    Files.writeString(
        catalogue, "product_id,name,price,stock\n1,Manzanas Orgánicas,2.50,1000000000\n");
    central = new CentralProcess(home.resolve("central"), catalogue);
    central.service().startAsShipped();
    central.service().startThrough(List.of("nice", "-n", "19"));
    cable = new Cable(central.address());
    linked =
        Contender.branch(
            "LINKED",
            home.resolve("linked"),
            Map.of(
                "ecomarket.central-url", cable.address().toString(),
                "ecomarket.breaker-wait", "1s",
                "ecomarket.breaker-wait-max", "2s"));
    stopped = p99(table, "down (connections refused)");
    silent = p99(table, "behind a black hole");
    slow = p99(table, "taking 30 s for an answer");
    flapping = p99(table, "coming and going every second");
    draining = p99(table, "taking in a backlog");
    drained =
        table.row(
            Measure.of(
                    "seconds to drain %,d lines, while selling at that rate"
                        .formatted(plan.backlog()))
                .digits(1));
  }

  private static Measure p99(Table table, String state) {
    return table.row(
        Measure.atMost(1.2, "p99 with central %s / p99 without sync".formatted(state)));
  }

  void start() {
    central.service().start();
    linked.service().start();
  }

  Contender branch() {
    return linked;
  }

  /**
   * One round, from a cable that is whole to one that is whole and has nothing to carry.
   *
   * @param alone the branch that never calls
   * @param perSecond at which everything is measured
   */
  void round(Contender alone, double perSecond) throws IOException {
    double base = alone.open(perSecond, plan.span()).millis(99);
    cable.cut();
    stopped.add(linked.open(perSecond, plan.span()).millis(99) / base);
    while (pending() < plan.backlog()) {
      linked.closed(Contender.TILLS, Duration.ofSeconds(1));
    }
    drain(perSecond, alone.open(perSecond, plan.span()).millis(99));
    cable.suffer(Fault.unreachable());
    silent.add(linked.open(perSecond, plan.span()).millis(99) / base);
    base = alone.open(perSecond, plan.span()).millis(99);
    cable.suffer(Fault.slow(Duration.ofSeconds(15), Duration.ZERO));
    slow.add(linked.open(perSecond, plan.span()).millis(99) / base);
    flapping.add(flap(perSecond).millis(99) / base);
    Waiting.until("the last backlog to drain", DRAINED_WITHIN, () -> pending() == 0);
  }

  /** Measures until it is drained, at least as long as anything else. */
  private void drain(double perSecond, double base) throws IOException {
    long start = System.nanoTime();
    cable.mend();
    Outcome outcome = linked.open(perSecond, plan.span());
    draining.add(outcome.millis(99) / base);
    // Sold meanwhile at this rate, lines wait for their batch at any moment: half a second of them.
    while (pending() > perSecond / 2) {
      linked.open(perSecond, Duration.ofSeconds(1));
    }
    drained.add((System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1));
  }

  private Outcome flap(double perSecond) throws IOException {
    Thread hand = new Thread(this::cutAndMend, "hand");
    hand.start();
    try {
      return linked.open(perSecond, plan.span());
    } finally {
      hand.interrupt();
      cable.mend();
    }
  }

  private void cutAndMend() {
    try {
      while (true) {
        cable.cut();
        Thread.sleep(FLAP.toMillis());
        cable.mend();
        Thread.sleep(FLAP.toMillis());
      }
    } catch (InterruptedException e) {
      cable.mend();
    }
  }

  private long pending() {
    return linked.service().look("/status").required("pending").asLong();
  }

  @Override
  public void close() {
    cable.close();
    linked.service().stop();
    central.service().stop();
  }
}
