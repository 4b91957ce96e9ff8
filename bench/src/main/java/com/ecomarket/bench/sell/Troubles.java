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
import java.util.List;
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
public final class Troubles {
  /** A backlog that has not gone by then does not while it is sold at that rate. */
  private static final Duration SELL_ON = Duration.ofMinutes(1);

  private static final int SPANS_TO_SUSTAIN = 8;
  private static final Duration FLAP = Duration.ofSeconds(1);

  private final Plan plan;
  private final LatencyPlot shown;
  private final CentralProcess central;
  private final Cable cable;
  private final Contender alone;
  private final Contender linked;
  private final Table table = new Table();
  private final Measure noise =
      table.row(Measure.of("p99 without sync / the same some seconds before: what is noise"));
  private final Measure fine = p99("that answers at once");
  private final Measure beside =
      table.row(Measure.of("p99 without sync, central as busy with another shop / without sync"));
  private final Measure telling =
      table.row(Measure.of("p99 with central that answers / without sync, central as busy"));
  private final Measure toTell =
      table.row(Measure.of("CPU of the branch for sales that central is told of / that it is not"));
  private final Measure stopped = p99("down (connections refused)");
  private final Measure silent = p99("behind a black hole");
  private final Measure slow = p99("taking 30 s for an answer");
  private final Measure flapping = p99("coming and going every second");
  private final Measure draining = p99("taking in a backlog");
  private final Measure drained;
  private final Measure openRate =
      table.row(Measure.of("sales/s of the open load with central").digits(0));
  private final Measure millis = table.row(Measure.of("ms p99 without sync"));
  private LatencyPlot plot = new LatencyPlot();
  private int others;

  /**
   * Nothing is started yet.
   *
   * @param home an empty directory on the disk in question
   * @param plot is told how long requests of the open load took
   */
  public Troubles(Plan plan, Path home, LatencyPlot plot) throws IOException {
    this.plan = plan;
    this.shown = plot;
    central = Background.central(home);
    cable = new Cable(central.address());
    alone = Contender.alone(home.resolve("alone"));
    linked = Contender.linked("LINKED", home.resolve("linked"), cable.address());
    drained =
        table.row(
            Measure.of(
                    "seconds to drain %,d lines, while selling at that rate"
                        .formatted(plan.backlog()))
                .digits(1));
  }

  private Measure p99(String state) {
    return table.row(
        Measure.atMost(1.2, "p99 with central %s / p99 without sync".formatted(state)));
  }

  /** Measures everything and returns it as Markdown. */
  public String run() throws IOException {
    try {
      central.service().start();
      alone.service().start();
      linked.service().start();
      Contender.warmUp(List.of(alone, linked), plan.warmUp());
      round(Selling.LOAD * mostWithCentral()); // As in Selling, once to warm up.
      backToCentral();
      table.forget();
      plot = shown;
      // With central on the same cores less can be sold for long.
      double perSecond = Selling.LOAD * mostWithCentral();
      openRate.add(perSecond);
      for (int round = 1; round <= plan.shortRounds(); round++) {
        System.out.printf("troubles, round %d of %d%n", round, plan.shortRounds());
        round(perSecond);
        if (round % 2 == 1) { // It takes longer than all else of a round.
          drain(perSecond, round == 1);
        }
        backToCentral();
      }
      return table.markdown();
    } finally {
      cable.close();
      linked.service().stop();
      alone.service().stop();
      central.service().stop();
    }
  }

  /**
   * Sales a second that branch and central can go on with: as many as were made, over the time in
   * which they were made and central took in what it had not yet.
   */
  private double mostWithCentral() throws IOException {
    long start = System.nanoTime();
    Outcome sales = linked.closed(Contender.TILLS, plan.span().multipliedBy(SPANS_TO_SUSTAIN));
    linked.awaitDrained();
    return sales.micros().getTotalCount() / Seconds.since(start);
  }

  /** One round, from a cable that is whole and has nothing to carry to one that is cut. */
  private void round(double perSecond) throws IOException {
    long before = alone.cpuMicros();
    double base = withoutSync(perSecond);
    double untold = alone.cpuMicros() - before;
    millis.add(base);
    before = linked.cpuMicros();
    double answering = withCentral("central answers", perSecond);
    fine.add(answering / base);
    linked.awaitDrained();
    // As many sales in both.
    toTell.add((linked.cpuMicros() - before) / untold);
    double busy = besideCentral(perSecond);
    beside.add(busy / base);
    telling.add(answering / busy);
    cable.suffer(Fault.slow(Duration.ofSeconds(15), Duration.ZERO));
    slow.add(withCentral("slow, 30 s", perSecond) / base);
    flapping.add(flap(perSecond) / base);
    double later = withoutSync(perSecond);
    noise.add(later / base);
    cable.suffer(Fault.unreachable());
    silent.add(withCentral("black hole", perSecond) / later);
    cable.cut();
    stopped.add(withCentral("down", perSecond) / later);
  }

  private void backToCentral() {
    cable.mend();
    linked.awaitDrained();
  }

  /**
   * Lets a backlog grow and lets it through.
   *
   * @param selling until it is drained, not only while it is measured
   */
  private void drain(double perSecond, boolean selling) throws IOException {
    while (linked.pending() < plan.backlog()) {
      linked.closed(Contender.TILLS, Duration.ofSeconds(1));
    }
    double base = withoutSync(perSecond);
    long start = System.nanoTime();
    cable.mend();
    draining.add(withCentral("taking in a backlog", perSecond) / base);
    if (selling) {
      // Sold at this rate, lines wait for their batch at any moment: half a second of them.
      while (linked.pending() > perSecond / 2 && System.nanoTime() - start < SELL_ON.toNanos()) {
        linked.open(perSecond, Duration.ofSeconds(1));
      }
      linked.awaitDrained();
      drained.add(Seconds.since(start));
    }
  }

  private double withoutSync(double perSecond) throws IOException {
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
  private double besideCentral(double perSecond) throws IOException {
    try (Beside other = OtherShop.telling(central, "OTHER" + ++others, perSecond, plan.span())) {
      double p99 = alone.open(perSecond, plan.span()).millis(99);
      other.orElseThrow();
      return p99;
    }
  }
}
