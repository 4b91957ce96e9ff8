package com.ecomarket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.acceptance.process.Jars;
import com.ecomarket.acceptance.process.Service;
import com.ecomarket.acceptance.till.Load;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scenario 46: shop and central are not of one version, and either may be upgraded first, while the
 * shop sells and lines wait. {@code -Dversions.other} is a checkout of an older version in which
 * {@code mvn -DskipTests package} was run. Its name keeps it out of {@code mvn verify}.
 */
@EnabledIfSystemProperty(
    named = "versions.other",
    matches = ".+",
    disabledReason = "needs a checkout of another version that is built: -Dversions.other")
class VersionsDrill {
  private static final String CENTRAL = "central-service";
  private static final String BRANCH = "branch-service";

  private final Path other = Path.of(System.getProperty("versions.other", ""));

  @Test
  void upgradesCentralFirst(@TempDir Path folder) {
    try (Pair pair = older(folder)) {
      pair.start();
      try (Load load = pair.load()) {
        pair.awaitMoreSales(100);
        withABacklog(pair, () -> {});
        withABacklog(pair, () -> pair.central().service().install(Jars.of(CENTRAL)));
        pair.awaitMoreSales(100);
        pair.awaitTold();
        withABacklog(pair, () -> upgrade(pair.branch().service(), BRANCH));
      }
      assertThat(pair.assertExactlyOnce().acknowledged()).isGreaterThan(300);
    }
  }

  @Test
  void upgradesTheShopFirst(@TempDir Path folder) {
    try (Pair pair = older(folder)) {
      pair.start();
      try (Load load = pair.load()) {
        pair.awaitMoreSales(100);
        withABacklog(pair, () -> upgrade(pair.branch().service(), BRANCH));
        pair.awaitMoreSales(100);
        pair.awaitTold();
        withABacklog(pair, () -> pair.central().service().install(Jars.of(CENTRAL)));
      }
      assertThat(pair.assertExactlyOnce().acknowledged()).isGreaterThan(300);
    }
  }

  private Pair older(Path folder) {
    Pair pair = new Pair(folder);
    pair.central().service().install(Jars.in(other, CENTRAL));
    pair.branch().service().install(Jars.in(other, BRANCH));
    return pair;
  }

  /** The shop sells while central is down, something is done, and central comes back. */
  private static void withABacklog(Pair pair, Runnable work) {
    pair.central().service().kill();
    pair.awaitBreakerOpenWithBacklog();
    work.run();
    pair.awaitMoreSales(50);
    pair.central().service().start();
    pair.awaitMoreSales(50);
  }

  private static void upgrade(Service service, String module) {
    service.kill();
    service.install(Jars.of(module));
    service.start();
  }
}
