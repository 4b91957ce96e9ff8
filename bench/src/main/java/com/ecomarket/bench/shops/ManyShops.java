package com.ecomarket.bench.shops;

import com.ecomarket.acceptance.process.CentralProcess;
import com.ecomarket.bench.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a thousand sales a second cost central, made by ever more shops. */
public final class ManyShops {
  private static final int PRODUCTS = 5;

  /** Each shop learns all of it when it opens, and all shops do so on one thread. */
  private static final int CATALOGUE = 500;

  private static final long SEED = 42;

  /** All shops together. */
  private static final double SALES = 1_000;

  /** What one request may take of central, if requests are spread evenly over the pause. */
  private static final Duration OF_EACH = Duration.ofMillis(2);

  private static final double MEBIBYTE = 1024 * 1024;

  private final Plan plan;
  private final Path home;

  /**
   * Nothing is started yet.
   *
   * @param home an empty directory on the disk in question
   */
  public ManyShops(Plan plan, Path home) {
    this.plan = plan;
    this.home = home;
  }

  /**
   * Measures everything and returns it as Markdown.
   *
   * @throws IllegalStateException if central does not have exactly what was sold
   */
  public String run() throws IOException {
    StringBuilder table =
        new StringBuilder(
            """
            | shops | pause asked for | sales/s posted | requests/s | of these without lines | ms CPU of central for 1,000 sales | \
            of which Java's compilers | ms p50 | ms p99 | refused or late | MiB resident |
            |--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
            """);
    try {
      Duration shipped = Duration.ofMillis(500);
      append(table, shipped, List.of(10, 100, 1_000));
      // A retailer of that size lets its shops gather, and central hold a connection to each.
      append(table, OF_EACH.multipliedBy(plan.shops()), List.of(plan.shops()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return table.toString();
  }

  private void append(StringBuilder table, Duration pause, List<Integer> shops)
      throws IOException, InterruptedException {
    Path own = Files.createDirectories(home.resolve("pause-" + pause.toMillis()));
    Path catalogue = Catalogue.write(own.resolve("catalog.csv"), CATALOGUE);
    CentralProcess process =
        new CentralProcess(
            own,
            Map.of(
                "ecomarket.catalog-file",
                catalogue.toString(),
                "ecomarket.next-sync-after",
                pause.toMillis() + "ms",
                "server.tomcat.max-connections",
                "16384"));
    process.service().startAsShipped();
    process.service().start();
    try {
      Central central = new Central(process.address().getPort(), process.service().pid(), null);
      Trials trials = new Trials(central, PRODUCTS, SEED, pause);
      measure(trials, HundredShops.WARM_UP, plan.warmUp());
      for (int number : shops) {
        Load load = new Load(number, SALES / number);
        table.append(row(pause, measure(trials, load, plan.warmUp())));
      }
    } finally {
      process.service().stop();
    }
  }

  private static Measured measure(Trials trials, Load load, Duration time)
      throws IOException, InterruptedException {
    Trials.Result result = trials.measure(load, time);
    if (!result.differences().isEmpty()) {
      throw new IllegalStateException(load + ": " + result.differences());
    }
    return result.measured();
  }

  private static String row(Duration pause, Measured load) {
    Tally tally = load.tally();
    return String.format(
        Locale.ROOT,
        "| %,d | %.1f s | %,.0f | %,.0f | %,.0f | %,.0f | %,.0f | %.1f | %.1f | %,d | %,.0f |%n",
        load.load().shops(),
        pause.toMillis() / 1000.0,
        tally.posted / load.seconds(),
        tally.requests / load.seconds(),
        tally.heartbeats / load.seconds(),
        load.centralPerThousand(),
        tally.posted == 0 ? 0.0 : (double) load.cpu().compilers() / tally.posted,
        tally.answerMillis(50),
        tally.answerMillis(99),
        tally.refusals() + load.drain().refusals(),
        load.memory().resident() / MEBIBYTE);
  }
}
