package com.ecomarket.bench.sell;

import com.ecomarket.bench.Plan;
import com.ecomarket.bench.machine.Resident;
import com.ecomarket.bench.machine.Seconds;
import com.ecomarket.bench.report.Measure;
import com.ecomarket.bench.report.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a shop takes of a small machine: time to start, and memory with ten thousand products. */
public final class Footprint {
  private static final int PRODUCTS = 10_000;
  private static final double MEBIBYTE = 1024 * 1024;

  /**
   * For a machine that has little; Java's own settings take a quarter of what there is. Half of the
   * heap is free after a full collection, the second compiler would take 30 MiB, and glibc keeps as
   * much of what compilers have given back unless it is told to trim.
   */
  private static final String[] SMALL = {
    "-Xmx48m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:TrimNativeHeapInterval=2000"
  };

  private final Plan plan;
  private final Path home;
  private final Table table = new Table();
  private final Measure start =
      table.row(Measure.atMost(1.4, "branch, start to ready / the same of the no-op application"));
  private final Measure prepared = table.row(prepared());
  private final Measure small =
      table.row(
          Measure.atMost(
                  200,
                  "MiB resident under load, 10,000 products, as in the container with "
                      + String.join(" ", SMALL))
              .digits(0));
  private final Measure smallRate = table.row(Measure.of("sales/s of that").digits(0));
  private final Measure shipped =
      table.row(Measure.of("MiB resident of the jar at Java's own settings").digits(0));
  private final Measure noOpSeconds = table.row(Measure.of("s from start to ready, no-op"));
  private final Measure branchSeconds = table.row(Measure.of("s from start to ready, branch"));
  private final Measure preparedSeconds =
      table.row(Measure.of("s from start to ready, branch as in the container"));

  /**
   * Nothing is started yet.
   *
   * @param home an empty directory
   */
  public Footprint(Plan plan, Path home) {
    this.plan = plan;
    this.home = home;
  }

  /** Measures everything and returns it as Markdown. */
  public String run() throws IOException {
    Contender noOp = Contender.noOp(home.resolve("no-op"));
    Contender branch = shop("START", "1:900000000");
    String shelf =
        IntStream.rangeClosed(2, PRODUCTS)
            .mapToObj(product -> product + ":9")
            .collect(Collectors.joining(",", "1:900000000,", ""));
    Contender large = shop("LARGE", shelf);
    // The first start of each makes its data and reads its jar from the disk.
    Contender container = shop("CONTAINER", "1:900000000");
    container.service().startPrepared();
    seconds(branch);
    seconds(noOp);
    seconds(container);
    for (int round = 0; round < plan.rounds(); round++) {
      double nothing = seconds(noOp);
      double shop = seconds(branch);
      noOpSeconds.add(nothing);
      branchSeconds.add(shop);
      start.add(shop / nothing);
      double quick = seconds(container);
      preparedSeconds.add(quick);
      prepared.add(quick / nothing);
    }
    large.service().startAsShipped();
    underLoad(large, shipped);
    large.service().startPrepared(SMALL);
    smallRate.add(underLoad(large, small));
    return table.markdown();
  }

  /** What the target is for needs a Java that has it; the container has. */
  private static Measure prepared() {
    String what =
        "branch, unpacked and with %s, start to ready / the same of the no-op application";
    return Runtime.version().feature() >= 25
        ? Measure.atMost(0.6, what.formatted("Java's AOT cache"))
        : Measure.of(what.formatted("an archive of its classes"));
  }

  private Contender shop(String name, String shelf) throws IOException {
    return Contender.branch(
        name,
        home.resolve(name),
        Map.of("ecomarket.opening-stock", shelf, "ecomarket.sync-enabled", "false"));
  }

  private static double seconds(Contender contender) {
    long begin = System.nanoTime();
    contender.service().start();
    double seconds = Seconds.since(begin);
    contender.service().stop();
    return seconds;
  }

  /**
   * Starts it, sells, and stops it.
   *
   * @param resident is told what it has after the last sale, in MiB
   * @return sales a second
   */
  private double underLoad(Contender shop, Measure resident) throws IOException {
    shop.service().start();
    try {
      double rate = shop.most(Contender.TILLS, plan.warmUp()).rate();
      resident.add(Resident.bytes(shop.service().pid()) / MEBIBYTE);
      return rate;
    } finally {
      shop.service().stop();
    }
  }
}
