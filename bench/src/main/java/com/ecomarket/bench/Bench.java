package com.ecomarket.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.ecomarket.acceptance.process.Disk;
import com.ecomarket.bench.central.CatchingUp;
import com.ecomarket.bench.central.ReadingCentral;
import com.ecomarket.bench.machine.Seconds;
import com.ecomarket.bench.report.LatencyPlot;
import com.ecomarket.bench.report.Page;
import com.ecomarket.bench.sell.Footprint;
import com.ecomarket.bench.sell.FourBranches;
import com.ecomarket.bench.sell.Peers;
import com.ecomarket.bench.sell.Selling;
import com.ecomarket.bench.sell.Troubles;
import com.ecomarket.bench.shops.ManyShops;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Measures what is promised of speed, in one run, and writes down what came of it. */
public final class Bench {
  private static final String SELLING =
      """
      A branch as it is shipped, every sale flushed before its answer, beside an application with the same edge (checks, \
      limits, metrics, error pages) that answers the same JSON and sells nothing. Rates: wrk, as fast as it is answered. \
      Latencies: one thread of Java, requests due at fixed moments at 70 % of what the slower one can do with that driver, \
      counted from the moment at which they were due. What a sale costs the disk: sales that come while it is busy with others are \
      committed together, so a busy shop flushes less for each; sales without an `Idempotency-Key`. A first round warms up and does \
      not count, here and in the next part.
      """;

  private static final String TROUBLES =
      """
      A branch with a central in every state of trouble, beside one that never calls, at 70 % of what branch and central go on with \
      for long, on the cores of both. Central is a real one behind a cable that breaks in these ways; it runs at the lowest priority (in life it has a \
      machine of its own), and the branch asks again every one to two seconds instead of every ten to sixty, which is more work for it. \
      *Central as busy*: the same central takes in lines of another shop, encoded before and sent at the same rate, while this one sells \
      and tells nobody: what two cores take from a shop that it would keep if central had a machine of its own.
      """;

  private static final String PEERS =
      """
      `bench/peers` is the same shop on PostgreSQL (every commit flushed). *Event registry*: a sale is a row, an update and \
      an event of Spring Modulith's JDBC registry; an `@ApplicationModuleListener` behind a Resilience4j breaker tells central \
      after the commit. Its rate is that of its sales, not of what central was told: that falls behind. *Waiting*: each sale \
      tells central before it commits. Sales are of a thousand products at random; central is the same for all.
      """;

  private static final String FOOTPRINT =
      """
      From the start of the process until its readiness is 200, the jar as it is shipped, one after the other; the branch also as the \
      container starts it, with a cache of its classes (`deploy/Dockerfile`; on a Java below 25 an archive). And what is \
      resident after 20 seconds of sales at 32 tills.
      """;

  private static final String CATCHING_UP =
      """
      Requests of four shops, encoded before the clock runs and each sent after the answer to the one before, into a central as \
      it is shipped. *Bare* is the ceiling: the rows that central has just posted, inserted once more by one connection into a table \
      of the same shape with the same indexes, 500 a batch and a commit each, without balances, checks, HTTP or JSON. Then four \
      real branches that have sold without central, let through at one moment.
      """;

  private static final String READING =
      """
      Eight readers who accept gzip, requests due at fixed moments, latency from the moment at which they were due. What they get is \
      a second old at most and says so. Lines come in from four shops.
      """;

  private static final String MANY_SHOPS =
      """
      A thousand sales a second by ever more shops, for one central as it is shipped but for 16,384 connections, on SQLite: virtual shops in one process on one \
      thread, which speak the real protocol, each over its own connection. After each load central has exactly what was sold, or \
      the run ends. *Pause*: `ecomarket.next-sync-after`, for which central asks each shop to gather what it sells; an idle shop sends \
      a request without lines every two seconds, or after a pause that is longer. The largest number has a pause of 2 ms a shop.
      """;

  private static final String PIECES =
      """
      What every line goes through, by JMH (`bench/micro`), nanoseconds for one line: at the branch decided (with writing and \
      chaining it), chained, written and read; at central a line of a full batch read and decided. Nothing here waits for a disk.
      """;

  private final Plan plan;
  private final Path home;
  private final LatencyPlot plot = new LatencyPlot();

  private Bench(Plan plan, Path home) {
    this.plan = plan;
    this.home = home;
  }

  /**
   * Ends with 0, whatever was measured, and with 2 if it does not know a part. Needs wrk.
   *
   * @param args {@code --quick}, for two short rounds of each part; parts to run, all if there is
   *     none, or {@code selling} if it shall be quick; last the folder in which {@code
   *     BENCHMARKS.md} and its picture are written if all have run
   */
  public static void main(String[] args) throws IOException {
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    List<String> given = List.of(args);
    boolean quick = given.contains("--quick");
    List<String> parts =
        given.subList(0, args.length - 1).stream().filter(arg -> !arg.startsWith("--")).toList();
    if (parts.isEmpty() && quick) {
      parts = List.of("selling");
    }
    Path home = Files.createTempDirectory("ecomarket-bench");
    boolean known =
        new Bench(quick ? Plan.quick() : Plan.full(), home)
            .run(parts, Path.of(args[args.length - 1]));
    // Some gigabytes. What breaks leaves its logs and data for people.
    Disk.wipe(home);
    System.exit(known ? 0 : 2);
  }

  private interface Measuring {
    String run() throws IOException;
  }

  /**
   * @param name by which it is asked for
   * @param title on the page
   * @param words what is measured, and how
   * @param measuring makes what it needs, too: nothing of a part that nobody asked for is there
   */
  private record Part(String name, String title, String words, Measuring measuring) {
    String measure() throws IOException {
      System.out.println(name + " ...");
      long start = System.nanoTime();
      String tables = measuring.run();
      System.out.printf("%s took %.0f s%n%s%n", name, Seconds.since(start), tables);
      return tables;
    }
  }

  private List<Part> parts() {
    return List.of(
        new Part(
            "selling",
            "Selling",
            SELLING,
            () -> new Selling(plan, home.resolve("selling"), plot).run()),
        new Part(
            "troubles",
            "Selling with central",
            TROUBLES,
            () ->
                new Troubles(plan, home.resolve("troubles"), plot).run()
                    + "\n![Latency by percentile](latency.svg)\n"),
        new Part(
            "peers",
            "What one could pick instead",
            PEERS,
            () -> new Peers(plan, home.resolve("peers")).run()),
        new Part(
            "catching-up",
            "Catching up",
            CATCHING_UP,
            () ->
                new CatchingUp(plan, home.resolve("catching-up"), FourBranches::linesPerSecond)
                    .run()),
        new Part(
            "reading",
            "Reading central",
            READING,
            () -> new ReadingCentral(plan, home.resolve("reading")).run()),
        new Part(
            "shops",
            "Many shops",
            MANY_SHOPS,
            () -> new ManyShops(plan, home.resolve("shops")).run()),
        new Part(
            "footprint",
            "Footprint",
            FOOTPRINT,
            () -> new Footprint(plan, home.resolve("footprint")).run()),
        new Part("pieces", "Pieces", PIECES, () -> new Pieces(plan, home.resolve("pieces")).run()));
  }

  /**
   * Measures the parts of these names, or all if there is none, which also writes the page.
   *
   * @return false if there is no part of such a name; nothing was measured then
   */
  private boolean run(List<String> wanted, Path folder) throws IOException {
    List<String> names = parts().stream().map(Part::name).toList();
    if (!names.containsAll(wanted)) {
      System.err.println("Parts are: " + String.join(", ", names) + ".");
      return false;
    }
    long start = System.nanoTime();
    Map<Part, String> tables = new LinkedHashMap<>();
    for (Part part : parts()) {
      if (wanted.isEmpty() || wanted.contains(part.name())) {
        tables.put(part, part.measure());
      }
    }
    if (wanted.isEmpty()) {
      write(tables, Duration.ofNanos(System.nanoTime() - start), folder);
    }
    return true;
  }

  private void write(Map<Part, String> tables, Duration taken, Path folder) throws IOException {
    plot.write(
        folder.resolve("latency.svg"),
        "time by percentile, open load at 70 %, all rounds together");
    Page page = new Page("./ecomarket bench", taken.toMinutes());
    tables.forEach((part, table) -> page.with(part.title(), part.words(), table));
    page.write(folder.resolve("BENCHMARKS.md"));
  }
}
