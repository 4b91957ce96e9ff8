package com.ecomarket.bench.sell;

import com.ecomarket.bench.Plan;
import com.ecomarket.bench.load.Outcome;
import com.ecomarket.bench.machine.Flush;
import com.ecomarket.bench.report.LatencyPlot;
import com.ecomarket.bench.report.Measure;
import com.ecomarket.bench.report.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Durable sales beside requests that only cross the same edge. */
public final class Selling {
  /** Of what the slower one can do: a shop on its busiest day, with room to breathe. */
  static final double LOAD = 0.7;

  private static final int SOME_TILLS = 8;
  private static final int MANY_TILLS = 128;

  private final Plan plan;
  private final Path home;
  private final Table table = new Table();
  private final Table raw = new Table();
  private final LatencyPlot shown;
  private LatencyPlot plot = new LatencyPlot();
  private final Measure flush = raw.row(Measure.of("µs for one append and fdatasync").digits(0));
  private final Measure noOpRate = raw.row(Measure.of("no-op requests/s, 32 tills").digits(0));
  private final Measure saleRate = raw.row(Measure.of("durable sales/s, 32 tills").digits(0));
  private final Measure noOpCpu = raw.row(Measure.of("µs CPU a no-op request").digits(0));
  private final Measure saleCpu = raw.row(Measure.of("µs CPU a durable sale").digits(0));
  private final Measure noOpAlone = raw.row(Measure.of("ms for a no-op, one till"));
  private final Measure saleAlone = raw.row(Measure.of("ms for a durable sale, one till"));
  private final Measure openRate = raw.row(Measure.of("requests/s of the open load").digits(0));
  private final Measure noOpP99 = raw.row(Measure.of("ms p99 of a no-op, open load"));
  private final Measure saleP99 = raw.row(Measure.of("ms p99 of a durable sale, open load"));

  private final Measure rate =
      table.row(Measure.atLeast(0.9, "durable sales / no-op requests a second, 32 tills"));
  private final Measure rateOfMany = table.row(Measure.atLeast(0.9, "the same, 128 tills"));
  private final Measure looks =
      table.row(
          Measure.atLeast(0.9, "`GET /inventory/{id}` of a branch / the same no-op, a second"));
  private final Measure cpu =
      table.row(Measure.atMost(1.5, "CPU of a durable sale / of a no-op request"));
  private final Measure p99 =
      table.row(Measure.atMost(1.5, "p99 of a durable sale / of a no-op, open load at 70 %"));
  private final Measure alone =
      table.row(Measure.atMost(1.5, "one till: what a sale takes longer than a no-op / fdatasync"));

  /**
   * Nothing is started yet.
   *
   * @param home an empty directory on the disk in question
   * @param plot is told how long requests of the open load took
   */
  public Selling(Plan plan, Path home, LatencyPlot plot) {
    this.plan = plan;
    this.home = home;
    this.shown = plot;
  }

  /** Measures everything and returns it as Markdown, what a sale costs the disk last. */
  public String run() throws IOException {
    Contender noOp = Contender.noOp(home.resolve("no-op"));
    Contender branch = Contender.alone(home.resolve("alone"));
    DiskCost disk = new DiskCost(branch, List.of(1, SOME_TILLS, Contender.TILLS, MANY_TILLS));
    try {
      noOp.service().start();
      branch.service().start();
      Contender.warmUp(List.of(noOp, branch), plan.warmUp());
      for (Contender contender : List.of(noOp, branch)) {
        contender.looks(Contender.TILLS, plan.warmUp());
      }
      // Each kind of load has Java's compilers begin once more: 2.6 times the CPU of a sale.
      round(noOp, branch, disk, load(noOp, branch));
      table.forget();
      raw.forget();
      disk.forget();
      plot = shown;
      double perSecond = load(noOp, branch);
      openRate.add(perSecond);
      for (int round = 1; round <= plan.shortRounds(); round++) {
        System.out.printf("selling, round %d of %d%n", round, plan.shortRounds());
        round(noOp, branch, disk, perSecond);
      }
      return String.join("\n", table.markdown(), raw.markdown(), disk.stop());
    } finally {
      branch.service().stop();
      noOp.service().stop();
    }
  }

  /** A rate that both can do, a second. */
  private double load(Contender noOp, Contender branch) throws IOException {
    return LOAD
        * Math.min(
            noOp.closed(Contender.TILLS, plan.span()).rate(),
            branch.closed(Contender.TILLS, plan.span()).rate());
  }

  private void round(Contender noOp, Contender branch, DiskCost disk, double perSecond)
      throws IOException {
    double flushMicros = Flush.micros(home);
    flush.add(flushMicros);
    Contender.Most most = noOp.most(Contender.TILLS, plan.span());
    Contender.Most mostSales = disk.most(Contender.TILLS, plan.span());
    rate.add(mostSales.rate() / most.rate());
    cpu.add(mostSales.cpuMicros() / most.cpuMicros());
    noOpRate.add(most.rate());
    saleRate.add(mostSales.rate());
    noOpCpu.add(most.cpuMicros());
    saleCpu.add(mostSales.cpuMicros());
    double ofMany = noOp.most(MANY_TILLS, plan.span()).rate();
    rateOfMany.add(disk.most(MANY_TILLS, plan.span()).rate() / ofMany);
    disk.most(SOME_TILLS, plan.span());
    disk.most(1, plan.span());
    double nothingLooks = noOp.looks(Contender.TILLS, plan.span());
    looks.add(branch.looks(Contender.TILLS, plan.span()) / nothingLooks);
    double nothingAlone = noOp.closed(1, plan.span()).millis(50);
    double aloneMillis = branch.closed(1, plan.span()).millis(50);
    noOpAlone.add(nothingAlone);
    saleAlone.add(aloneMillis);
    alone.add((aloneMillis - nothingAlone) * 1000 / flushMicros);
    Outcome nothing = noOp.open(perSecond, plan.span());
    Outcome sales = branch.open(perSecond, plan.span());
    plot.add("no-op", nothing.micros());
    noOpP99.add(nothing.millis(99));
    saleP99.add(sales.millis(99));
    p99.add(sales.millis(99) / nothing.millis(99));
  }
}
