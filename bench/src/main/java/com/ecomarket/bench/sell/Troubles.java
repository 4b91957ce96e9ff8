package com.ecomarket.bench.sell;

import com.ecomarket.acceptance.cable.Cable;
import com.ecomarket.acceptance.cable.Fault;
import com.ecomarket.acceptance.process.CentralProcess;
import com.ecomarket.bench.Plan;
import com.ecomarket.bench.central.OtherShop;
import com.ecomarket.bench.load.Beside;
import com.ecomarket.bench.load.Outcome;
import com.ecomarket.bench.machine.Seconds;
import com.ecomarket.bench.report.LatencyPlot;
import com.ecomarket.bench.report.Measure;
import com.ecomarket.bench.report.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
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
  /** A backlog that has not gone by then does not while it is sold at that rate. */
  private static final Duration SELL_ON = Duration.ofMinutes(1);

  private static final int SPANS_TO_SUSTAIN = 5;
  private static final Duration FLAP = Duration.ofSeconds(1);

  private final Plan plan;
  private final LatencyPlot plot;
  private final CentralProcess central;
  private final Cable cable;
  private final Contender linked;
  private final Measure fine;
  private final Measure beside;
  private final Measure telling;
  private final Measure stopped;
  private final Measure draining;
  private final Measure drained;
  private final Measure silent;
  private final Measure slow;
  private final Measure flapping;
  private int others;

  Troubles(Plan plan, Path home, Table table, LatencyPlot plot) throws IOException {
    this.plan = plan;
    this.plot = plot;
    central = Background.central(home);
    cable = new Cable(central.address());
    linked = Contender.linked("LINKED", home.resolve("linked"), cable.address());
    fine = p99(table, "that answers at once");
    beside =
        table.row(Measure.of("p99 without sync, central as busy with another shop / without sync"));
    telling =
        table.row(Measure.of("p99 with central that answers / without sync, central as busy"));
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
   * Sales a second that branch and central can go on with: as many as were made, over the time in
   * which they were made and central took in what it had not yet.
   */
  double mostWithCentral() throws IOException {
    long start = System.nanoTime();
    Outcome sales = linked.closed(Contender.TILLS, plan.span().multipliedBy(SPANS_TO_SUSTAIN));
    linked.awaitDrained();
    return sales.micros().getTotalCount() / Seconds.since(start);
  }

  /**
   * One round, from a cable that is whole to one that is whole and has nothing to carry.
   *
   * @param alone the branch that never calls
   * @param perSecond at which everything is measured
   */
  void round(Contender alone, double perSecond) throws IOException {
    double base = withoutSync(alone, perSecond);
    double answering = withCentral("central answers", perSecond);
    fine.add(answering / base);
    linked.awaitDrained();
    double busy = besideCentral(alone, perSecond);
    beside.add(busy / base);
    telling.add(answering / busy);
    cable.cut();
    stopped.add(withCentral("down", perSecond) / base);
    while (linked.pending() < plan.backlog()) {
      linked.closed(Contender.TILLS, Duration.ofSeconds(1));
    }
    drain(perSecond, withoutSync(alone, perSecond));
    cable.suffer(Fault.unreachable());
    silent.add(withCentral("black hole", perSecond) / base);
    base = withoutSync(alone, perSecond);
    cable.suffer(Fault.slow(Duration.ofSeconds(15), Duration.ZERO));
    slow.add(withCentral("slow, 30 s", perSecond) / base);
    flapping.add(flap(perSecond) / base);
    linked.awaitDrained();
  }

  /** Measures until it is drained, at least as long as anything else. */
  private void drain(double perSecond, double base) throws IOException {
    long start = System.nanoTime();
    cable.mend();
    draining.add(withCentral("taking in a backlog", perSecond) / base);
    // Sold meanwhile at this rate, lines wait for their batch at any moment: half a second of them.
    while (linked.pending() > perSecond / 2 && System.nanoTime() - start < SELL_ON.toNanos()) {
      linked.open(perSecond, Duration.ofSeconds(1));
    }
    linked.awaitDrained();
    drained.add(Seconds.since(start));
  }

  private double withoutSync(Contender alone, double perSecond) throws IOException {
    return p99("no sync", alone.open(perSecond, plan.span()));
  }

  private double withCentral(String state, double perSecond) throws IOException {
    return p99(state, linked.open(perSecond, plan.span()));
  }

  private double p99(String state, Outcome outcome) {
    plot.add(state, outcome.micros());
    return outcome.millis(99);
  }

  private double flap(double perSecond) throws IOException {
    CountDownLatch over = new CountDownLatch(1);
    CompletableFuture<Void> hand = CompletableFuture.runAsync(() -> cutAndMend(over));
    try {
      return withCentral("comes and goes", perSecond);
    } finally {
      over.countDown();
      hand.join();
    }
  }

  /** Not by interrupts: a cable that is being cut would be left so. */
  private void cutAndMend(CountDownLatch over) {
    try {
      boolean isOver = false;
      while (!isOver) {
        cable.cut();
        isOver = over.await(FLAP.toMillis(), TimeUnit.MILLISECONDS);
        cable.mend();
        isOver = isOver || over.await(FLAP.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What central's work alone costs a shop that shares two cores with it. */
  private double besideCentral(Contender alone, double perSecond) throws IOException {
    try (Beside other = OtherShop.telling(central, "OTHER" + ++others, perSecond, plan.span())) {
      double p99 = alone.open(perSecond, plan.span()).millis(99);
      other.orElseThrow();
      return p99;
    }
  }

  @Override
  public void close() {
    cable.close();
    linked.service().stop();
    central.service().stop();
  }
}
