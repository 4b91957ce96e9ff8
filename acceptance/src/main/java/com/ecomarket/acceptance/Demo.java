package com.ecomarket.acceptance;

import com.ecomarket.acceptance.cable.Cable;
import com.ecomarket.acceptance.day.Day;
import com.ecomarket.acceptance.day.OwnRecord;
import com.ecomarket.acceptance.day.Play;
import com.ecomarket.acceptance.goods.Catalogue;
import com.ecomarket.acceptance.process.BranchProcess;
import com.ecomarket.acceptance.process.BranchStatus;
import com.ecomarket.acceptance.process.CentralProcess;
import com.ecomarket.acceptance.process.Chain;
import com.ecomarket.acceptance.process.Waiting;
import com.ecomarket.acceptance.recorder.Recorder;
import com.ecomarket.acceptance.terminal.Screen;
import com.ecomarket.acceptance.till.Load;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One day of a chain: tills sell in three shops while goods arrive, travel, are counted and come
 * back, a price changes, central is killed, and one shop has no line to central until the evening.
 * Then the launcher's own record says whether every unit is where it should be.
 */
final class Demo {
  private static final int TILLS_PER_BRANCH = 4;
  private static final Duration PAUSE = Duration.ofMillis(15);
  private static final Duration WARM_UP = Duration.ofSeconds(4);

  /** As long as the first wait: nobody wants to look at a demo for the minute that shops take. */
  private static final String LONGEST_BREAKER_WAIT = "10s";

  private static final Duration CATCH_UP = Duration.ofSeconds(60);
  private static final long STOCK = 1_000_000;
  private static final long SHELF = STOCK / 4;
  private static final List<Long> PRODUCTS = List.of(1L, 2L, 3L);

  private final Screen screen;
  private final Duration phase;
  private final Recorder recorder = new Recorder();
  private final OwnRecord record = new OwnRecord();

  /**
   * @param phase how long the tills are left alone, with central and without
   */
  Demo(Screen screen, Duration phase) {
    this.screen = screen;
    this.phase = phase;
  }

  boolean holds() {
    return TemporaryFolder.holds("demo", screen, this::holdsIn);
  }

  boolean holdsIn(Path folder) {
    Path catalogue = Catalogue.write(Catalogue.three(STOCK), folder.resolve("catalogue.csv"));
    CentralProcess central =
        new CentralProcess(
            folder.resolve("central"),
            Map.of(
                "ecomarket.catalog-file",
                catalogue.toString(),
                "ecomarket.check-returns-every",
                "2s"));
    try (Cable cable = new Cable(central.address());
        Chain chain = new Chain(central, shops(folder, central, cable, catalogue))) {
      screen.step("starting central and 3 shops");
      chain.start();
      chain.awaitCaughtUp(CATCH_UP);
      cable.cut();
      screen.step(
          "the line of %s to central is cut; it stays so all day", chain.branchIds().get(2));
      openAccounts(chain);
      Day day = new Day(screen, new Play(central, record, recorder), chain.branches());
      Span up;
      Span down;
      try (Load load = new Load(recorder, chain.branches(), TILLS_PER_BRANCH, PAUSE, 3, 1)) {
        up = sellWithCentral();
        day.morning();
        day.noon();
        down = sellWithoutCentral(chain, day);
        screen.step("central comes back; the shops are still open");
        central.service().start();
        day.afternoon();
      }
      screen.step("shops closed, %,d sales acknowledged at the tills", recorder.acknowledged());
      screen.step("the line of the third shop is mended");
      cable.mend();
      day.evening();
      chain.awaitCaughtUp(CATCH_UP);
      screen.step("central has caught up: pending 0 at every shop");
      bookSales(chain);
      return new Report(screen, recorder, record, chain).show(up, down);
    }
  }

  private Span sellWithCentral() {
    screen.step("open: %d tills in each shop sell all day", TILLS_PER_BRANCH);
    Waiting.pause(WARM_UP);
    long from = System.nanoTime();
    Waiting.pause(phase);
    return new Span(from, System.nanoTime());
  }

  private Span sellWithoutCentral(Chain chain, Day day) {
    chain.central().service().kill();
    long from = System.nanoTime();
    screen.step("central killed (SIGKILL) after %,d sales", recorder.acknowledged());
    for (BranchProcess branch : chain.branches()) {
      Waiting.until(
          "the breaker of " + branch.id() + " to open with a backlog",
          Duration.ofSeconds(20),
          () -> branch.status().breaker().equals("OPEN") && branch.status().pending() > 0);
    }
    screen.step("every shop has its breaker OPEN and sells on");
    day.withoutCentral();
    Waiting.pause(phase);
    for (BranchProcess branch : chain.branches()) {
      BranchStatus status = branch.status();
      screen.step("  %s: breaker %s, %,d pending", branch.id(), status.breaker(), status.pending());
    }
    return new Span(from, System.nanoTime());
  }

  private void openAccounts(Chain chain) {
    for (long product : PRODUCTS) {
      record.move("supplier@central", "stock@central", product, STOCK);
      chain.branchIds().forEach(id -> record.move("stock@central", "stock@" + id, product, SHELF));
    }
  }

  private void bookSales(Chain chain) {
    for (String id : chain.branchIds()) {
      recorder
          .unitsSold(id)
          .forEach((product, units) -> record.move("stock@" + id, "sold@" + id, product, units));
    }
  }

  private static List<BranchProcess> shops(
      Path folder, CentralProcess central, Cable cable, Path catalogue) {
    Map<String, String> settings =
        Map.of(
            "ecomarket.catalog-file", catalogue.toString(),
            "ecomarket.opening-stock", Catalogue.opening(Map.of(1L, SHELF, 2L, SHELF, 3L, SHELF)),
            "ecomarket.breaker-wait-max", LONGEST_BREAKER_WAIT);
    List<BranchProcess> shops = new ArrayList<>();
    for (String id : Chain.ids(3)) {
      URI line = shops.size() == 2 ? cable.address() : central.address();
      shops.add(new BranchProcess(id, folder.resolve(id), line, settings));
    }
    return shops;
  }

  /**
   * @param from {@code System.nanoTime()} at its start
   * @param to {@code System.nanoTime()} at its end
   */
  record Span(long from, long to) {}
}
