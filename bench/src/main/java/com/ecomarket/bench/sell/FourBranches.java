package com.ecomarket.bench.sell;

import com.ecomarket.acceptance.cable.Cable;
import com.ecomarket.acceptance.process.CentralProcess;
import com.ecomarket.acceptance.process.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Real branches that have sold without central for a long time, and are let through at once. */
public final class FourBranches {
  private static final int BRANCHES = 4;
  private static final Duration DRAINED_WITHIN = Duration.ofMinutes(10);

  private FourBranches() {}

  /**
   * Lines a second from the moment the cable is mended until no branch has any left.
   *
   * @param home an empty directory
   * @param lines of all branches together, at least
   */
  public static double linesPerSecond(Path home, int lines) throws IOException {
    Path catalogue = Catalogue.write(Files.createDirectories(home).resolve("central.csv"));
    CentralProcess central = new CentralProcess(home.resolve("central"), catalogue);
    central.service().startAsShipped();
    List<Contender> branches = new ArrayList<>();
    try (Cable cable = new Cable(central.address())) {
      central.service().start();
      for (int n = 1; n <= BRANCHES; n++) {
        branches.add(branch("FOUR" + n, home, cable));
      }
      for (Contender branch : branches) {
        branch.service().start();
      }
      cable.cut();
      for (Contender branch : branches) {
        while (pending(branch) < lines / BRANCHES) {
          branch.most(Contender.TILLS, Duration.ofSeconds(1));
        }
      }
      long all = branches.stream().mapToLong(FourBranches::pending).sum();
      long start = System.nanoTime();
      cable.mend();
      for (Contender branch : branches) {
        Waiting.until("the backlog to drain", DRAINED_WITHIN, () -> pending(branch) == 0);
      }
      return all * (double) TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - start);
    } finally {
      branches.forEach(branch -> branch.service().stop());
      central.service().stop();
    }
  }

  private static Contender branch(String id, Path home, Cable cable) throws IOException {
    return Contender.branch(
        id,
        home.resolve(id),
        Map.of(
            "ecomarket.central-url", cable.address().toString(),
            "ecomarket.breaker-wait", "1s",
            "ecomarket.breaker-wait-max", "2s"));
  }

  private static long pending(Contender branch) {
    return branch.service().look("/status").required("pending").asLong();
  }
}
