package com.ecomarket.bench.sell;

import com.ecomarket.acceptance.cable.Cable;
import com.ecomarket.acceptance.cable.Fault;
import com.ecomarket.acceptance.process.CentralProcess;
import com.ecomarket.bench.Plan;
import com.ecomarket.bench.machine.Postgres;
import com.ecomarket.bench.machine.Seconds;
import com.ecomarket.bench.report.Measure;
import com.ecomarket.bench.report.Table;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A branch beside the same shop made of what one would pick instead. */
public final class Peers {
  private static final int PRODUCTS = 1000;

  /** One way of a round trip of 50 ms. */
  private static final Duration FAR = Duration.ofMillis(25);

  private final Plan plan;
  private final Path home;
  private final Table table = new Table();
  private final Measure registry =
      table.row(
          Measure.atLeast(5, "durable sales a second, branch / event registry, 32 tills")
              .digits(1));
  private final Measure far =
      table.row(
          Measure.atLeast(20, "the same, branch / waiting for a central 50 ms away, one till")
              .digits(1));
  private final Measure down =
      table.row(Measure.atMost(0, "sales of the one that waits while central is down").digits(0));
  private final Measure ours =
      table.row(Measure.of("sales of the branch in the same time while central is down").digits(0));
  private final Measure branchRate = table.row(Measure.of("branch, sales/s, 32 tills").digits(0));
  private final Measure peerRate =
      table.row(Measure.of("event registry, sales/s, 32 tills").digits(0));
  private final Measure branchAlone = table.row(Measure.of("branch, sales/s, one till").digits(0));
  private final Measure peerAlone =
      table.row(Measure.of("waiting for central, sales/s, one till").digits(0));

  /**
   * Nothing is started yet.
   *
   * @param home an empty directory on the disk in question
   */
  public Peers(Plan plan, Path home) {
    this.plan = plan;
    this.home = home;
  }

  /** Measures everything and returns it as Markdown. */
  public String run() throws IOException {
    CentralProcess central = Background.central(home);
    try (EmbeddedPostgres first = Postgres.start();
        EmbeddedPostgres second = Postgres.start();
        Cable near = new Cable(central.address());
        Cable slow = new Cable(central.address())) {
      String url = near.address().toString();
      Contender events = Contender.peer("events", home.resolve("events"), Postgres.url(first), url);
      Contender waiting =
          Contender.peer(
              "synchronous",
              home.resolve("waiting"),
              Postgres.url(second),
              slow.address().toString());
      Contender branch =
          Contender.branch(
              "OURS",
              home.resolve("ours"),
              Map.of("ecomarket.central-url", url, "ecomarket.opening-stock", shelf()));
      List<Contender> all = List.of(events, waiting, branch);
      try {
        central.service().start();
        all.forEach(contender -> contender.service().start());
        waiting.sold(plan.warmUp());
        branch.mostOfMany(Contender.TILLS, plan.warmUp());
        events.mostOfMany(Contender.TILLS, plan.warmUp());
        events.service().freeze();
        slow.suffer(Fault.slow(FAR, Duration.ZERO));
        for (int round = 0; round < plan.rounds(); round++) {
          round(events, waiting, branch);
        }
        slow.cut();
        near.cut();
        down.add((double) waiting.sold(plan.span()));
        ours.add((double) branch.sold(plan.span()));
      } finally {
        events.service().kill();
        waiting.service().stop();
        branch.service().stop();
        central.service().stop();
      }
    }
    return table.markdown();
  }

  private void round(Contender events, Contender waiting, Contender branch) throws IOException {
    events.service().thaw();
    double peer = events.mostOfMany(Contender.TILLS, plan.span()).rate();
    // It still has to tell central of most of its sales; the others are measured without that.
    events.service().freeze();
    double mine = branch.mostOfMany(Contender.TILLS, plan.span()).rate();
    peerRate.add(peer);
    branchRate.add(mine);
    registry.add(mine / peer);
    double seconds = Seconds.of(plan.span().toNanos());
    double one = (double) waiting.sold(plan.span()) / seconds;
    double mineAlone = (double) branch.sold(plan.span()) / seconds;
    peerAlone.add(one);
    branchAlone.add(mineAlone);
    far.add(mineAlone / one);
  }

  private static String shelf() {
    return IntStream.rangeClosed(1, PRODUCTS)
        .mapToObj(product -> product + ":9000000")
        .collect(Collectors.joining(","));
  }
}
