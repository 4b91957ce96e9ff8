package com.ecomarket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.acceptance.cable.Cable;
import com.ecomarket.acceptance.cable.Fault;
import com.ecomarket.acceptance.goods.Catalogue;
import com.ecomarket.acceptance.process.BranchProcess;
import com.ecomarket.acceptance.process.CentralProcess;
import com.ecomarket.acceptance.process.Chain;
import com.ecomarket.acceptance.process.Waiting;
import com.ecomarket.acceptance.recorder.Latency;
import com.ecomarket.acceptance.recorder.Recorder;
import com.ecomarket.acceptance.till.Load;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three shops behind three bad cables at once: each sells on while it lasts, and all is at central
 * exactly once after it. The numbers are those of RELIABILITY §3. What a TCP proxy cannot make,
 * lost packets, is shown as what becomes of them: late, uneven, slow.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NetworksIT {
  /** Longer than a shop waits for a whole answer. */
  private static final Duration LONG = Duration.ofMillis(3_500);

  private static final Duration SHORT = Duration.ofMillis(2_500);
  private static final Duration CAUGHT_UP_WITHIN = Duration.ofSeconds(45);
  private static final int STARTED = 10;
  private static final long SLOWEST_SALE_NANOS = Duration.ofSeconds(1).toNanos();

  private final Recorder recorder = new Recorder();
  private final List<Cable> cables = new ArrayList<>();
  private final List<BranchProcess> shops = new ArrayList<>();
  private Chain chain;

  @BeforeAll
  void start(@TempDir Path folder) {
    Path catalogue = Catalogue.write(Catalogue.three(10_000_000), folder.resolve("catalogue.csv"));
    CentralProcess central = new CentralProcess(folder.resolve("central"), catalogue);
    Map<String, String> settings =
        Map.of(
            "ecomarket.catalog-file", catalogue.toString(),
            "ecomarket.opening-stock", "1:1000000,2:1000000,3:1000000",
            "ecomarket.sync-interval", "500ms",
            "ecomarket.breaker-wait", "1s",
            "ecomarket.breaker-wait-max", "2s");
    for (String id : Chain.ids(3)) {
      Cable cable = new Cable(central.address(), 42);
      cables.add(cable);
      shops.add(new BranchProcess(id, folder.resolve(id), cable.address(), settings));
    }
    chain = new Chain(central, shops);
    chain.start();
    chain.awaitCaughtUp(CAUGHT_UP_WITHIN);
  }

  @AfterAll
  void stop() {
    chain.close();
    cables.forEach(Cable::close);
  }

  @Test
  void scenarios16To18RefusedUnreachableAndBlackHole() {
    nothingGetsThrough(LONG, Fault.cut(), Fault.unreachable(), Fault.blackHole());
  }

  @Test
  void scenarios19And20RepliesLostResetInARequestAndInAReply() {
    nothingGetsThrough(
        LONG, Fault.repliesLost(), Fault.requestsReset(200), Fault.repliesReset(100));
  }

  @Test
  void scenarios14And18TruncatedHalfClosedAndRequestsLost() {
    nothingGetsThrough(SHORT, Fault.truncated(120), Fault.halfClosed(0), Fault.requestsLost());
  }

  /** One byte each tenth of a second: more often than any time-out between two bytes. */
  @Test
  void scenarios21And22SlowAnswersAndSlowDrips() {
    nothingGetsThrough(
        LONG,
        Fault.slow(Duration.ofSeconds(4), Duration.ofSeconds(1)),
        Fault.slicing(1, Duration.ofMillis(100)),
        Fault.narrow(50));
  }

  @Test
  void scenarios25And28LossOneMegabitAndEveryRequestTwice() {
    storm(
        () -> {
          suffer(Fault.lossy(125_000), Fault.narrow(125_000), Fault.doubled());
          Waiting.pause(LONG);
        });
  }

  @Test
  void scenario23FlappingLines() {
    storm(
        () -> {
          for (int i = 0; i < 8; i++) {
            cables.forEach(Cable::cut);
            Waiting.pause(Duration.ofMillis(250));
            cables.forEach(Cable::mend);
            Waiting.pause(Duration.ofMillis(250));
          }
        });
  }

  /**
   * Central dies and comes back while its shops cannot hear of it; one of them has sent something
   * that arrives then.
   */
  @Test
  void scenarios24And30HalfOpenConnectionsAndALateDuplicate() {
    storm(
        () -> {
          suffer(Fault.held(), Fault.blackHole(), Fault.held());
          Waiting.pause(LONG);
          chain.central().service().kill();
          chain.central().service().start();
        });
  }

  @Test
  void scenario30LateDuplicates() {
    nothingGetsThrough(LONG, Fault.held(), Fault.held(), Fault.held());
  }

  @Test
  void scenarios26And27CaptivePortalBadGatewayAndRedirect() throws IOException {
    try (Portal elsewhere = new Portal(200, "");
        Portal logIn = new Portal(200, "");
        Portal badGateway = new Portal(502, "");
        Portal redirect = new Portal(302, elsewhere.address() + "/branches")) {
      List<Portal> portals = List.of(logIn, badGateway, redirect);
      storm(
          () -> {
            leadTo(portals);
            Waiting.pause(SHORT);
            assertBacklogs();
            cables.forEach(cable -> cable.leadTo(chain.central().address()));
          });
      assertThat(portals).allSatisfy(portal -> assertThat(portal.asked()).isPositive());
      assertThat(elsewhere.asked()).isZero();
    }
  }

  /**
   * Central does not know the shops any more, as if their credentials had been taken away while
   * they had a backlog. It is no outage: the breaker stays closed, somebody has to look, and when
   * that is done a shop need not wait for its next try.
   */
  @Test
  void scenario54CentralNoLongerTrustsItsShops() throws IOException {
    try (Portal unknown = new Portal(401, "");
        Portal expired = new Portal(401, "");
        Portal forbidden = new Portal(403, "")) {
      List<Portal> refusals = List.of(unknown, expired, forbidden);
      storm(
          () -> {
            leadTo(refusals);
            Waiting.pause(SHORT);
            assertBacklogs();
            assertThat(shops)
                .allSatisfy(
                    shop -> {
                      assertThat(shop.look("/status").path("last_error").asText())
                          .startsWith("central refuses");
                      assertThat(shop.status().breaker()).isEqualTo("CLOSED");
                    });
            // Whoever is refused does not knock again at once.
            assertThat(refusals).allSatisfy(portal -> assertThat(portal.asked()).isBetween(1, 2));
            cables.forEach(cable -> cable.leadTo(chain.central().address()));
            shops.forEach(shop -> shop.post("/sync", ""));
          });
    }
  }

  private void nothingGetsThrough(Duration time, Fault... each) {
    storm(
        () -> {
          suffer(each);
          Waiting.pause(time);
          assertBacklogs();
        });
  }

  private void suffer(Fault... each) {
    for (int i = 0; i < each.length; i++) {
      cables.get(i).suffer(each[i]);
    }
  }

  private void leadTo(List<Portal> each) {
    for (int i = 0; i < each.size(); i++) {
      cables.get(i).leadTo(each.get(i).address());
    }
  }

  private void assertBacklogs() {
    assertThat(shops)
        .allSatisfy(
            shop -> assertThat(shop.status().pending()).as(shop.id()).isGreaterThan(STARTED));
  }

  /** Sells through it, mends all cables, and holds the witness's record against central's. */
  private void storm(Runnable trouble) {
    long from;
    long to;
    try (Load load = new Load(recorder, shops, 2, Duration.ofMillis(20), 3, 42)) {
      shops.forEach(shop -> awaitMoreSales(shop, STARTED));
      from = System.nanoTime();
      trouble.run();
      to = System.nanoTime();
      shops.forEach(shop -> awaitMoreSales(shop, STARTED));
      cables.forEach(Cable::mend);
    }
    Latency latency = recorder.latency(from, to);
    assertThat(latency.count()).isGreaterThan(100);
    assertThat(latency.p99()).as(latency.text()).isLessThan(SLOWEST_SALE_NANOS);
    chain.awaitCaughtUp(CAUGHT_UP_WITHIN);
    Verdict verdict = Verdict.of(recorder, chain);
    assertThat(verdict.faults()).isEmpty();
    assertThat(verdict.comparison().acknowledged()).isEqualTo(recorder.acknowledged());
  }

  private void awaitMoreSales(BranchProcess shop, int count) {
    int enough = recorder.saleIds(shop.id()).size() + count;
    Waiting.until(
        count + " more sales of " + shop.id(),
        Duration.ofSeconds(10),
        () -> recorder.saleIds(shop.id()).size() >= enough);
  }
}
