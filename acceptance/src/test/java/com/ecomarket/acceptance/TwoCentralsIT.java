package com.ecomarket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.acceptance.goods.Catalogue;
import com.ecomarket.acceptance.machine.PostgresServer;
import com.ecomarket.acceptance.process.BranchProcess;
import com.ecomarket.acceptance.process.CentralProcess;
import com.ecomarket.acceptance.process.Chain;
import com.ecomarket.acceptance.process.Waiting;
import com.ecomarket.acceptance.recorder.Recorder;
import com.ecomarket.acceptance.till.Load;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two centrals on one PostgreSQL behind one address; each is killed while the shops sell. */
class TwoCentralsIT {
  private static final long WAREHOUSE = 1_000_000;
  private static final Duration SOON = Duration.ofSeconds(30);

  private final Recorder recorder = new Recorder();
  private PostgresServer database;
  private List<CentralProcess> centrals;
  private Balancer balancer;
  private List<BranchProcess> branches;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    database = new PostgresServer(folder.resolve("database"));
    String catalogue =
        Catalogue.write(Catalogue.three(WAREHOUSE), folder.resolve("catalogue.csv")).toString();
    Map<String, String> shared = new HashMap<>(database.settings());
    shared.put("ecomarket.catalog-file", catalogue);
    centrals =
        List.of(
            new CentralProcess(folder.resolve("central-1"), shared),
            new CentralProcess(folder.resolve("central-2"), shared));
    balancer = new Balancer(centrals.stream().map(CentralProcess::address).toList());
    Map<String, String> settings =
        Map.of(
            "ecomarket.catalog-file", catalogue,
            "ecomarket.opening-stock", "1:100000,2:100000,3:100000",
            "ecomarket.sync-interval", "500ms",
            "ecomarket.breaker-wait", "1s",
            "ecomarket.breaker-wait-max", "2s");
    branches =
        Chain.ids(2).stream()
            .map(id -> new BranchProcess(id, folder.resolve(id), balancer.address(), settings))
            .toList();
  }

  @AfterEach
  void stop() throws IOException {
    // The branches end with the first of them.
    centrals.forEach(central -> new Chain(central, branches).close());
    balancer.close();
    database.close();
  }

  @Test
  void takeOverFromEachOtherWhileTheShopsSell() {
    // Both at once on an empty database.
    centrals.forEach(central -> central.service().launch());
    centrals.forEach(central -> central.service().awaitReady());
    branches.forEach(branch -> branch.service().launch());
    branches.forEach(branch -> branch.service().awaitReady());
    try (Load load = new Load(recorder, branches, 4, Duration.ofMillis(5), 3, 42)) {
      awaitMoreSales(200);
      assertThat(balancer.taken(0)).isPositive();
      assertThat(balancer.taken(1)).isPositive();
      for (CentralProcess killed : centrals) {
        killed.service().kill();
        awaitMoreSales(200);
        killed.service().start();
        awaitMoreSales(200);
      }
    }
    centrals.forEach(this::assertExactlyOnce);
  }

  private void assertExactlyOnce(CentralProcess central) {
    Chain chain = new Chain(central, branches);
    chain.awaitCaughtUp(SOON);
    Verdict verdict = Verdict.of(recorder, chain);
    assertThat(verdict.faults()).isEmpty();
    assertThat(verdict.auditOk()).isTrue();
    assertThat(verdict.comparison().acknowledged()).isEqualTo(recorder.acknowledged()).isPositive();
    for (long product = 1; product <= 3; product++) {
      long sold = verdict.comparison().unitsPosted().getOrDefault(product, 0L);
      assertThat(central.inventory()).containsEntry(product, WAREHOUSE - sold);
    }
  }

  private void awaitMoreSales(int count) {
    int enough = recorder.acknowledged() + count;
    Waiting.until(count + " more sales", SOON, () -> recorder.acknowledged() >= enough);
  }
}
