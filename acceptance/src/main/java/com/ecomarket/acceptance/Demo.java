package com.ecomarket.acceptance;

import com.ecomarket.acceptance.goods.Catalogue;
import com.ecomarket.acceptance.process.BranchProcess;
import com.ecomarket.acceptance.process.BranchStatus;
import com.ecomarket.acceptance.process.CentralProcess;
import com.ecomarket.acceptance.process.Chain;
import com.ecomarket.acceptance.process.Waiting;
import com.ecomarket.acceptance.recorder.Recorder;
import com.ecomarket.acceptance.terminal.Screen;
import com.ecomarket.acceptance.till.Load;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Central and three branches sell; central is killed; the branches sell on; central comes back and
 * catches up. The recorder, which stands outside, then says whether anything was lost or doubled.
 */
final class Demo {
  private static final int TILLS_PER_BRANCH = 4;
  private static final Duration PAUSE = Duration.ofMillis(15);
  private static final Duration WARM_UP = Duration.ofSeconds(4);
  private static final Duration PHASE = Duration.ofSeconds(6);

  /** As long as the first wait: nobody wants to look at a demo for the minute that shops take. */
  private static final String LONGEST_BREAKER_WAIT = "10s";

  private static final Duration CATCH_UP = Duration.ofSeconds(60);

  private static final long STOCK = 1_000_000;

  private final Screen screen;
  private final Recorder recorder = new Recorder();

  Demo(Screen screen) {
    this.screen = screen;
  }

  boolean holds() {
    return TemporaryFolder.holds("demo", screen, this::holdsIn);
  }

  private boolean holdsIn(Path folder) {
    try (Chain chain = chain(folder)) {
      screen.step("starting central and %d branches", chain.branches().size());
      chain.start();
      Span up;
      Span down;
      try (Load load = new Load(recorder, chain.branches(), TILLS_PER_BRANCH, PAUSE, 3, 1)) {
        up = sellWithCentral();
        down = sellWithoutCentral(chain);
        screen.step("central comes back; the shops are still open");
        chain.central().service().start();
      }
      screen.step("shops closed, %,d sales acknowledged", recorder.acknowledged());
      chain.awaitCaughtUp(CATCH_UP);
      screen.step("central has caught up: pending 0 at every branch");
      return new Report(screen, recorder, chain, STOCK).show(up, down);
    }
  }

  private Span sellWithCentral() {
    screen.step("open: %d tills at each branch sell", TILLS_PER_BRANCH);
    Waiting.pause(WARM_UP);
    long from = System.nanoTime();
    Waiting.pause(PHASE);
    return new Span(from, System.nanoTime());
  }

  private Span sellWithoutCentral(Chain chain) {
    chain.central().service().kill();
    long from = System.nanoTime();
    screen.step("central killed (SIGKILL) after %,d sales", recorder.acknowledged());
    for (BranchProcess branch : chain.branches()) {
      Waiting.until(
          "the breaker of " + branch.id() + " to open with a backlog",
          Duration.ofSeconds(20),
          () -> branch.status().breaker().equals("OPEN") && branch.status().pending() > 0);
    }
    screen.step("every branch has its breaker OPEN and sells on");
    Waiting.pause(PHASE);
    for (BranchProcess branch : chain.branches()) {
      BranchStatus status = branch.status();
      screen.step("  %s: breaker %s, %,d pending", branch.id(), status.breaker(), status.pending());
    }
    return new Span(from, System.nanoTime());
  }

  private static Chain chain(Path folder) {
    Path catalogue = Catalogue.write(Catalogue.three(STOCK), folder.resolve("catalogue.csv"));
    CentralProcess central = new CentralProcess(folder.resolve("central"), catalogue);
    long shelf = STOCK / 4;
    Map<String, String> settings =
        Map.of(
            "ecomarket.catalog-file", catalogue.toString(),
            "ecomarket.opening-stock", Catalogue.opening(Map.of(1L, shelf, 2L, shelf, 3L, shelf)),
            "ecomarket.breaker-wait-max", LONGEST_BREAKER_WAIT);
    List<BranchProcess> branches =
        Chain.ids(3).stream()
            .map(id -> new BranchProcess(id, folder.resolve(id), central, settings))
            .toList();
    return new Chain(central, branches);
  }

  /**
   * @param from {@code System.nanoTime()} at its start
   * @param to {@code System.nanoTime()} at its end
   */
  record Span(long from, long to) {}
}
