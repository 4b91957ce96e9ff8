package com.ecomarket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.acceptance.goods.Catalogue;
import com.ecomarket.acceptance.goods.Product;
import com.ecomarket.acceptance.process.BranchProcess;
import com.ecomarket.acceptance.process.CentralProcess;
import com.ecomarket.acceptance.process.Chain;
import com.ecomarket.acceptance.process.Service;
import com.ecomarket.acceptance.process.Waiting;
import com.ecomarket.acceptance.recorder.Recorder;
import com.ecomarket.acceptance.till.Load;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A shop that was alone for long (RELIABILITY scenario 47): {@code -Dbacklog.lines=1000000} for so
 * many pending lines. All services have 256 MB of heap.
 */
class BacklogIT {
  private static final int LINES = Integer.getInteger("backlog.lines", 20_000);
  private static final int PRODUCTS = 500;
  private static final long STARVED = 500;
  private static final Duration LONG = Duration.ofMinutes(10);

  @Test
  void drainsInBoundedMemoryAndStarvesNobody(@TempDir Path folder) throws Exception {
    List<Product> products = products();
    Path catalogue = Catalogue.write(products, folder.resolve("catalogue.csv"));
    CentralProcess central = new CentralProcess(folder.resolve("central"), catalogue);
    Map<String, String> settings =
        Map.of(
            "ecomarket.catalog-file", catalogue.toString(),
            "ecomarket.opening-stock", Catalogue.opening(opening(products)),
            "ecomarket.sync-interval", "500ms",
            "ecomarket.breaker-wait", "1s",
            "ecomarket.breaker-wait-max", "2s");
    BranchProcess alone = new BranchProcess("ALONE", folder.resolve("alone"), central, settings);
    BranchProcess other = new BranchProcess("OTHER", folder.resolve("other"), central, settings);
    try (Chain chain = new Chain(central, List.of(alone, other))) {
      alone.service().start();
      Drill.step("baskets sold without central", () -> sellBaskets(alone));
      assertThat(alone.status().pending()).isGreaterThanOrEqualTo(LINES);
      alone.service().stop();
      Drill.step("start with the backlog", alone.service()::start);
      other.service().start();

      Recorder recorder = new Recorder();
      central.service().start();
      // Its opening stock, while the long backlog is on its way.
      Waiting.until("the other shop's turn", LONG, () -> other.status().pending() == 0);
      try (Load load = new Load(recorder, chain.branches(), 1, Duration.ofMillis(20), 3, 42)) {
        long from = System.nanoTime();
        AtomicLong waiting = new AtomicLong();
        Drill.step("drained", () -> awaitDrained(alone, other, waiting));
        long to = System.nanoTime();
        // It sells 50 a second at most: what waits is never much more than a few exchanges' worth.
        assertThat(waiting.get()).as("lines of the other shop").isLessThan(STARVED);
        System.out.printf("sales meanwhile: %s%n", recorder.latency(from, to).text());
      }
      chain.awaitCaughtUp(Duration.ofSeconds(30));

      assertThat(chain.agreesOnStock(alone)).isTrue();
      assertThat(chain.agreesOnStock(other)).isTrue();
      Verdict verdict = Verdict.of(recorder, chain);
      assertThat(verdict.auditOk()).isTrue();
      System.out.printf(
          "%,d lines; most memory: branch %s, central %s%n",
          alone.status().lastSeq(), most(alone.service()), most(central.service()));
    }
  }

  /** Each product once, so many times. */
  private static void sellBaskets(BranchProcess shop) {
    String lines =
        LongStream.rangeClosed(1, PRODUCTS)
            .mapToObj("{\"product_id\":%d,\"quantity\":1}"::formatted)
            .collect(Collectors.joining(","));
    for (int sold = 0; sold < LINES; sold += PRODUCTS) {
      shop.post("/sales", "{\"lines\":[" + lines + "]}");
    }
  }

  private static void awaitDrained(BranchProcess shop, BranchProcess other, AtomicLong most) {
    Waiting.until(
        shop.id() + " to be drained",
        LONG,
        () -> {
          most.accumulateAndGet(other.status().pending(), Math::max);
          return shop.status().pending() < PRODUCTS;
        });
  }

  private static List<Product> products() {
    List<Product> products = new ArrayList<>();
    for (int id = 1; id <= PRODUCTS; id++) {
      products.add(new Product(id, "Producto " + id, 100, 100_000_000));
    }
    return products;
  }

  private static Map<Long, Long> opening(List<Product> products) {
    Map<Long, Long> opening = new TreeMap<>();
    products.forEach(product -> opening.put(product.id(), 10_000_000L));
    return opening;
  }

  private static String most(Service service) throws IOException {
    Path status = Path.of("/proc/" + service.pid() + "/status");
    if (!Files.exists(status)) {
      return "unknown";
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .map(line -> line.replaceAll("\\s+", " "))
        .findFirst()
        .orElse("unknown");
  }
}
