package com.ecomarket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.acceptance.goods.Catalogue;
import com.ecomarket.acceptance.process.Answer;
import com.ecomarket.acceptance.process.BranchProcess;
import com.ecomarket.acceptance.process.CentralProcess;
import com.ecomarket.acceptance.process.Chain;
import com.ecomarket.acceptance.process.Service;
import com.ecomarket.acceptance.process.Waiting;
import com.ecomarket.acceptance.recorder.Comparison;
import com.ecomarket.acceptance.recorder.Recorder;
import com.ecomarket.acceptance.till.Load;
import com.ecomarket.acceptance.till.Till;
import com.ecomarket.contract.LineRef;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Central and one branch on fresh disks, quick to start and to try again, with a witness. */
final class Pair implements AutoCloseable {
  static final String BRANCH_ID = "SUCURSAL_NORTE";
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final long WAREHOUSE = 1_000_000;

  private final Path folder;
  private final Path catalogue;
  private final Recorder recorder = new Recorder();
  private final CentralProcess central;
  private final BranchProcess branch;
  private final Map<String, String> settings;

  Pair(Path folder) {
    this(folder, "1:100000,2:100000,3:100000");
  }

  Pair(Path folder, String openingStock) {
    this(folder, openingStock, Map.of());
  }

  /**
   * @param ofCentral more of central's settings
   */
  Pair(Path folder, String openingStock, Map<String, String> ofCentral) {
    this.folder = folder;
    this.catalogue = Catalogue.write(Catalogue.three(WAREHOUSE), folder.resolve("catalogue.csv"));
    this.settings =
        Map.of(
            "ecomarket.catalog-file", catalogue.toString(),
            "ecomarket.opening-stock", openingStock,
            "ecomarket.sync-interval", "500ms",
            "ecomarket.breaker-wait", "1s",
            "ecomarket.breaker-wait-max", "2s");
    Map<String, String> settingsOfCentral = new TreeMap<>(ofCentral);
    settingsOfCentral.put("ecomarket.catalog-file", catalogue.toString());
    this.central = new CentralProcess(folder.resolve("central"), settingsOfCentral);
    this.branch = new BranchProcess(BRANCH_ID, folder.resolve("branch"), central, settings);
  }

  Recorder recorder() {
    return recorder;
  }

  CentralProcess central() {
    return central;
  }

  BranchProcess branch() {
    return branch;
  }

  /** Another process for the same branch, on the same data. */
  Service secondProcess() {
    return new BranchProcess(
            BRANCH_ID, folder.resolve("second"), branch.service().data(), central, settings)
        .service();
  }

  /** Another process for the same branch, on a copy of its disk. */
  BranchProcess onDisk(Path copy) {
    return new BranchProcess(BRANCH_ID, folder.resolve("clone"), copy, central, settings);
  }

  /** A shop of its own that never calls: its journal is written by its tills alone. */
  BranchProcess withoutSync() {
    Map<String, String> alone = new TreeMap<>(settings);
    alone.put("ecomarket.sync-enabled", "false");
    return new BranchProcess("SUCURSAL_SOLA", folder.resolve("alone"), central, alone);
  }

  /** What central thinks a person should see: how often each kind of it, by its own audit. */
  Map<String, Long> discrepancies() {
    Map<String, Long> found = new TreeMap<>();
    for (JsonNode one : central.audit().path("discrepancies")) {
      found.merge(one.path("kind").asText(), one.path("count").asLong(), Long::sum);
    }
    return found;
  }

  void start() {
    chain().start();
  }

  /** Some tills that sell until it is closed. */
  Load load() {
    return new Load(recorder, List.of(branch), 4, Duration.ofMillis(5), 3, 42);
  }

  /** One sale after the other; each must succeed. */
  void sell(int count) {
    Till till = new Till(recorder, branch);
    for (int i = 0; i < count; i++) {
      assertThat(till.sell(1 + i % 3, 1 + i % 2, () -> false)).isInstanceOf(Answer.Sold.class);
    }
  }

  /**
   * The newest sales that the branch acknowledged: what a crash may lose, because four tills have
   * four sales in hand at most. Older ones are compared at the end, with all others; to ask a shop
   * that has just started for three hundred of them took a third of {@code BranchKilledIT}.
   */
  List<String> lastAcknowledged() {
    List<String> all = List.copyOf(recorder.saleIds(BRANCH_ID));
    return all.subList(Math.max(0, all.size() - 50), all.size());
  }

  /** Until so many more sales are acknowledged than at the call. */
  void awaitMoreSales(int count) {
    int enough = recorder.acknowledged() + count;
    Waiting.until(count + " more sales", SOON, () -> recorder.acknowledged() >= enough);
  }

  /** Until central has the newest line that the shop has now; it may go on selling. */
  void awaitTold() {
    long newest = branch.status().lastSeq();
    Waiting.until(
        "central to have line " + newest,
        SOON,
        () -> {
          LineRef head = central.book(BRANCH_ID).head();
          return head != null && head.seq() >= newest;
        });
  }

  void awaitBreakerOpenWithBacklog() {
    Waiting.until(
        "the breaker to open with a backlog",
        SOON,
        () -> branch.status().breaker().equals("OPEN") && branch.status().pending() > 0);
  }

  void awaitCaughtUp() {
    chain().awaitCaughtUp(SOON);
  }

  /** The end of every test: after catching up, each acknowledged sale is at central once. */
  Comparison assertExactlyOnce() {
    awaitCaughtUp();
    Verdict verdict = Verdict.of(recorder, chain());
    assertThat(verdict.faults()).isEmpty();
    assertThat(verdict.auditOk()).isTrue();
    assertThat(verdict.comparison().acknowledged()).isPositive();
    assertGlobalStock(verdict.comparison());
    return verdict.comparison();
  }

  @Override
  public void close() {
    chain().close();
  }

  private void assertGlobalStock(Comparison comparison) {
    Map<Long, Long> inventory = central.inventory();
    for (long product = 1; product <= 3; product++) {
      long sold = comparison.unitsPosted().getOrDefault(product, 0L);
      assertThat(inventory).containsEntry(product, WAREHOUSE - sold);
    }
  }

  private Chain chain() {
    return new Chain(central, List.of(branch));
  }
}
