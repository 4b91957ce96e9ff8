package com.ecomarket.branch;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.edge.fuzz.Fuzz;
import com.ecomarket.edge.fuzz.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Mutations of valid requests, thousands in the long mode ({@link Fuzz}): no failure inside, and no
 * line of the journal for anything but a 2xx. How often each status was answered lies in {@code
 * target/fuzz}.
 */
class FuzzTest {
  private static final Path SEEN = Path.of("target/fuzz");
  private static final int CASES = 200;
  private static final List<Long> PRODUCTS = List.of(1L, 2L, 3L);

  @TempDir private static Path directory;
  private static StubbedCentral central;
  private static ConfigurableApplicationContext branch;
  private static JournalTables journal;
  private static FuzzTargets targets;
  private static Fuzz fuzz;

  @BeforeAll
  static void start() throws Exception {
    Files.createDirectories(SEEN);
    central = new StubbedCentral();
    branch = open();
    journal = new JournalTables(directory);
    targets = new FuzzTargets(port(), central.ledger());
    fuzz = new Fuzz(port(), CASES, journal::now);
  }

  private static ConfigurableApplicationContext open() {
    return new SpringApplicationBuilder(BranchService.class)
        .run(
            "--server.port=0",
            "--spring.main.banner-mode=off",
            "--server.tomcat.connection-timeout=2s",
            "--ecomarket.data-dir=" + directory,
            "--ecomarket.branch-id=" + BranchUnderTest.ID,
            "--ecomarket.opening-stock=1:100000,2:20,3:10",
            "--ecomarket.neighbours=SUR,OESTE",
            "--ecomarket.central-url=" + central.url());
  }

  private static int port() {
    return Integer.parseInt(branch.getEnvironment().getRequiredProperty("local.server.port"));
  }

  static List<Target> targets() {
    return targets.all();
  }

  @ParameterizedTest
  @MethodSource("targets")
  void refusesWithoutAChangeWhateverIsSent(Target target) throws Exception {
    fuzz.check(target, SEEN);
  }

  /** What memory, the balances and the lines say must be the same, also to one that starts anew. */
  @AfterAll
  static void addsUp() throws Exception {
    try {
      Map<String, String> before = journal.now();
      assertShelvesAddUp();
      assertThat(central.ledger().faults()).isEmpty();
      branch.close();
      branch = open();
      targets = new FuzzTargets(port(), central.ledger());
      assertShelvesAddUp();
      assertThat(journal.now()).isEqualTo(before);
    } finally {
      journal.close();
      branch.close();
    }
  }

  private static void assertShelvesAddUp() {
    for (long product : PRODUCTS) {
      Map.Entry<Long, Long> shelf = targets.shelf(product);
      assertThat(shelf.getKey()).isEqualTo(shelf.getValue()).isEqualTo(journal.units(product));
    }
  }
}
