package com.ecomarket.bench.sell;

import com.ecomarket.acceptance.cable.Cable;
import com.ecomarket.acceptance.process.CentralProcess;
import com.ecomarket.bench.machine.Seconds;
import com.ecomarket.bench.shops.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Real branches that have sold without central for a long time, and are let through at once. */
public final class FourBranches {
  private static final int BRANCHES = 4;

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
        String id = "FOUR" + n;
        branches.add(Contender.linked(id, home.resolve(id), cable.address()));
      }
      for (Contender branch : branches) {
        branch.service().start();
      }
      cable.cut();
      for (Contender branch : branches) {
        while (branch.pending() < lines / BRANCHES) {
          branch.most(Contender.TILLS, Duration.ofSeconds(1));
        }
      }
      long all = branches.stream().mapToLong(Contender::pending).sum();
      long start = System.nanoTime();
      cable.mend();
      for (Contender branch : branches) {
        branch.awaitDrained();
      }
      return all / Seconds.since(start);
    } finally {
      branches.forEach(branch -> branch.service().stop());
      central.service().stop();
    }
  }
}
