package com.ecomarket.acceptance;

import com.ecomarket.acceptance.goods.Baskets;
import com.ecomarket.acceptance.goods.Catalogue;
import com.ecomarket.acceptance.process.BranchProcess;
import com.ecomarket.acceptance.process.CentralProcess;
import com.ecomarket.acceptance.process.Chain;
import com.ecomarket.acceptance.recorder.Recorder;
import com.ecomarket.acceptance.terminal.Screen;
import com.ecomarket.acceptance.till.Checkout;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Sells real baskets, one after the other, round and round at the branches: the first third with
 * central, the second without, the last while it comes back. Then every product is compared with a
 * plain count over the file.
 */
final class Replay {
  /** As long as the first wait: nobody wants to look at a replay for the minute that shops take. */
  private static final String LONGEST_BREAKER_WAIT = "10s";

  private static final Duration CATCH_UP = Duration.ofMinutes(2);

  private final Screen screen;
  private final Baskets baskets;
  private final int branchCount;
  private final Recorder recorder = new Recorder();

  Replay(Screen screen, Baskets baskets, int branchCount) {
    this.screen = screen;
    this.baskets = baskets;
    this.branchCount = branchCount;
  }

  boolean holds() {
    return TemporaryFolder.holds("replay", screen, this::holdsIn);
  }

  private boolean holdsIn(Path folder) {
    screen.step(
        "%,d baskets, %,d items, %,d products",
        baskets.baskets().size(), baskets.items(), baskets.products().size());
    try (Chain chain = chain(folder)) {
      screen.step("starting central and %d branches", branchCount);
      chain.start();
      sell(chain);
      chain.central().service().awaitReady();
      screen.step("all sold; %,d lines wait for central", chain.pending());
      chain.awaitCaughtUp(CATCH_UP);
      screen.step("central has caught up");
      return new Count(screen, baskets, Verdict.of(recorder, chain), chain).show();
    }
  }

  private void sell(Chain chain) {
    List<List<Long>> all = baskets.baskets();
    int third = all.size() / 3;
    try (Checkout checkout = new Checkout(recorder, chain.branches())) {
      int items = baskets.items();
      checkout.sell(all, 0, third, done -> screen.progress(done, items, "central up"));
      chain.central().service().kill();
      screen.step("central killed (SIGKILL)");
      checkout.sell(all, third, 2 * third, done -> screen.progress(done, items, "central down"));
      chain.central().service().launch();
      screen.step("central comes back");
      checkout.sell(
          all, 2 * third, all.size(), done -> screen.progress(done, items, "central back"));
    }
  }

  /** Each branch opens with exactly what it will sell, so every shelf must be empty at the end. */
  private Chain chain(Path folder) {
    Path catalogue = Catalogue.write(baskets.products(), folder.resolve("catalogue.csv"));
    CentralProcess central = new CentralProcess(folder.resolve("central"), catalogue);
    List<BranchProcess> branches = new ArrayList<>();
    List<String> ids = Chain.ids(branchCount);
    for (int i = 0; i < branchCount; i++) {
      List<List<Long>> own = Checkout.share(baskets.baskets(), 0, i, branchCount);
      Map<String, String> settings =
          Map.of(
              "ecomarket.catalog-file", catalogue.toString(),
              "ecomarket.opening-stock", Catalogue.opening(Baskets.count(own)),
              "ecomarket.breaker-wait-max", LONGEST_BREAKER_WAIT);
      Path home = folder.resolve(ids.get(i));
      branches.add(new BranchProcess(ids.get(i), home, central, settings));
    }
    return new Chain(central, branches);
  }
}
