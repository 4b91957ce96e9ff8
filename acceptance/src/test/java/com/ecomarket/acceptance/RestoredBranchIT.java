package com.ecomarket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.acceptance.process.Disk;
import com.ecomarket.acceptance.process.LedgerLine;
import com.ecomarket.acceptance.process.Service;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoredBranchIT {
  @Test
  void healsAJournalThatWasRestoredFromABackup(@TempDir Path folder) {
    try (Pair pair = new Pair(folder)) {
      pair.start();
      Service branch = pair.branch().service();
      pair.sell(20);
      branch.stop();
      Disk.backUp(branch.data(), folder.resolve("backup"));
      branch.start();
      pair.sell(50);
      pair.awaitCaughtUp();

      branch.stop();
      pair.central().service().kill();
      Disk.restore(folder.resolve("backup"), branch.data());
      branch.start();
      pair.sell(50);
      pair.central().service().start();

      pair.assertExactlyOnce();
      assertThat(openings(pair)).hasSize(3);
      pair.sell(20);
      pair.assertExactlyOnce();
    }
  }

  @Test
  void healsABranchWhoseDiskWasReplacedByAnEmptyOne(@TempDir Path folder) {
    try (Pair pair = new Pair(folder)) {
      pair.start();
      Service branch = pair.branch().service();
      pair.sell(50);
      pair.awaitCaughtUp();

      branch.kill();
      pair.central().service().kill();
      Disk.wipe(branch.data());
      branch.start();
      pair.sell(50);
      pair.central().service().start();

      pair.assertExactlyOnce();
      assertThat(openings(pair)).hasSize(3);
      pair.sell(20);
      pair.assertExactlyOnce();
    }
  }

  private static List<LedgerLine> openings(Pair pair) {
    return pair.central().lines(Pair.BRANCH_ID).stream()
        .filter(line -> line.status().equals("POSTED") && line.kind().equals("OPENING"))
        .toList();
  }
}
