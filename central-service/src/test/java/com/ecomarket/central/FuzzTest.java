package com.ecomarket.central;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.edge.fuzz.Fuzz;
import com.ecomarket.edge.fuzz.Target;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mutations of valid requests, thousands in the long mode ({@link Fuzz}): no failure inside, no
 * change for anything but a 2xx, and books that add up after all of them. How often each status was
 * answered lies in {@code target/fuzz}.
 */
class FuzzTest {
  private static final Path SEEN = Path.of("target/fuzz");
  private static final int CASES = 120;

  private static CentralUnderTest central;
  private static StoreTables store;
  private static FuzzTargets targets;
  private static Fuzz fuzz;

  @BeforeAll
  static void start(@TempDir Path directory) throws Exception {
    Files.createDirectories(SEEN);
    central =
        CentralUnderTest.start(
            directory,
            // What it notes on its own would look like the work of a request.
            "--ecomarket.check-returns-every=1d",
            "--ecomarket.check-warehouse-every=1d");
    store = new StoreTables(central);
    targets = new FuzzTargets(central, store);
    fuzz = new Fuzz(central.port(), CASES, store::now);
  }

  static List<Target> targets() {
    return targets.all();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void refusesWithoutAChangeWhateverIsSent(Target target) throws Exception {
    fuzz.check(target, SEEN);
  }

  @AfterAll
  static void addsUp() throws Exception {
    try {
      targets.endTruthfully();
      JsonNode audit = central.get("/audit?full=true").json();
      assertThat(audit.path("unbalanced_products")).isEmpty();
      assertThat(audit.path("different_balances")).isEmpty();
      assertThat(audit.path("stream_gaps")).isEmpty();
      assertThat(audit.path("posted_lines").asLong()).isGreaterThan(100);
      for (JsonNode branch : audit.path("branches")) {
        // Another branch is one that a damaged path named, and nobody speaks for it.
        if (List.of("FUZZ", "LEVANTE").contains(branch.path("branch_id").asText())) {
          assertThat(branch.path("status").asText()).isNotEqualTo("different");
        }
      }
    } finally {
      store.close();
      central.close();
    }
  }
}
