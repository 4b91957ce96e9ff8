package com.ecomarket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.acceptance.goods.Catalogue;
import com.ecomarket.acceptance.process.BranchProcess;
import com.ecomarket.acceptance.process.BranchStatus;
import com.ecomarket.acceptance.process.CentralProcess;
import com.ecomarket.acceptance.process.Chain;
import com.ecomarket.acceptance.process.Waiting;
import com.ecomarket.acceptance.recorder.Recorder;
import com.ecomarket.acceptance.till.Load;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Central on a PostgreSQL with a synchronous standby, which takes over; and on an old copy. */
class PostgresFailoverIT {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final Recorder recorder = new Recorder();

  @Test
  void losesNothingWhenTheStandbyTakesOverAndHealsOnAnOldCopy(@TempDir Path folder)
      throws Exception {
    try (PostgresPair database = new PostgresPair(folder)) {
      String catalogue =
          Catalogue.write(Catalogue.three(1_000_000), folder.resolve("catalogue.csv")).toString();
      CentralProcess central =
          new CentralProcess(
              folder.resolve("central"),
              Map.of(
                  "spring.profiles.active",
                  "postgres",
                  "spring.datasource.url",
                  database.url(),
                  "ecomarket.catalog-file",
                  catalogue));
      BranchProcess branch =
          new BranchProcess(
              Pair.BRANCH_ID,
              folder.resolve("branch"),
              central,
              Map.of(
                  "ecomarket.catalog-file", catalogue,
                  "ecomarket.opening-stock", "1:100000,2:100000,3:100000",
                  "ecomarket.sync-interval", "500ms",
                  "ecomarket.breaker-wait", "1s",
                  "ecomarket.breaker-wait-max", "2s"));
      try (Chain chain = new Chain(central, List.of(branch))) {
        chain.start();
        try (Load load = new Load(recorder, List.of(branch), 4, Duration.ofMillis(5), 3, 42)) {
          awaitMoreSales(50);
          Drill.step("copy of PostgreSQL under load", () -> database.copyPrimary());
          database.startStandby();
          awaitMoreSales(100);
          failOver(database, branch);
          awaitMoreSales(100);
          Drill.step(
              "central reaches the new primary",
              () -> Waiting.until("a sync", SOON, () -> branch.status().pending() < 50));
        }
        assertExactlyOnce(chain);

        central.service().kill();
        database.startOldCopy();
        Drill.step("central on an old copy of PostgreSQL answers", central.service()::start);
        Drill.step("it has everything again", () -> chain.awaitCaughtUp(SOON));
        assertExactlyOnce(chain);
      }
    }
  }

  /** What central confirmed before must be there after, without the shop's help. */
  private static void failOver(PostgresPair database, BranchProcess branch) throws Exception {
    BranchStatus before = branch.status();
    long confirmed = before.lastSeq() - before.pending();
    Drill.step(
        "standby takes over",
        () -> {
          database.killPrimary();
          database.promoteStandby();
        });
    assertThat(database.headSeq(branch.id())).isGreaterThanOrEqualTo(confirmed);
  }

  private void assertExactlyOnce(Chain chain) {
    chain.awaitCaughtUp(SOON);
    Verdict verdict = Verdict.of(recorder, chain);
    assertThat(verdict.faults()).isEmpty();
    assertThat(verdict.auditOk()).isTrue();
    assertThat(verdict.comparison().acknowledged()).isEqualTo(recorder.acknowledged()).isPositive();
  }

  private void awaitMoreSales(int count) {
    int enough = recorder.acknowledged() + count;
    Waiting.until(count + " more sales", SOON, () -> recorder.acknowledged() >= enough);
  }
}
