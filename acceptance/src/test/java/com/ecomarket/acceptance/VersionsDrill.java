package com.ecomarket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.acceptance.process.Jars;
import com.ecomarket.acceptance.process.Service;
import com.ecomarket.acceptance.till.Load;
import java.nio.file.Path;
import java.util.function.Consumer;
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
    upgrades(folder, VersionsDrill::central, VersionsDrill::shop);
  }

  @Test
  void upgradesTheShopFirst(@TempDir Path folder) {
    upgrades(folder, VersionsDrill::shop, VersionsDrill::central);
  }

  private void upgrades(Path folder, Consumer<Pair> first, Consumer<Pair> second) {
    try (Pair pair = new Pair(folder)) {
      pair.central().service().install(Jars.in(other, CENTRAL));
      pair.branch().service().install(Jars.in(other, BRANCH));
      pair.start();
      try (Load load = pair.load()) {
        pair.awaitMoreSales(100);
        withABacklog(pair, older -> {});
        withABacklog(pair, first);
        pair.awaitMoreSales(100);
        pair.awaitTold();
        withABacklog(pair, second);
      }
      assertThat(pair.assertExactlyOnce().acknowledged()).isGreaterThan(300);
    }
  }

  /** The shop sells while central is down, something is done, and central comes back. */
  private static void withABacklog(Pair pair, Consumer<Pair> work) {
    pair.central().service().kill();
    pair.awaitBreakerOpenWithBacklog();
    work.accept(pair);
    pair.awaitMoreSales(50);
    pair.central().service().start();
    pair.awaitMoreSales(50);
  }

  /** It is down already. */
  private static void central(Pair pair) {
    pair.central().service().install(Jars.of(CENTRAL));
  }

  private static void shop(Pair pair) {
    Service shop = pair.branch().service();
    shop.kill();
    shop.install(Jars.of(BRANCH));
    shop.start();
  }
}
