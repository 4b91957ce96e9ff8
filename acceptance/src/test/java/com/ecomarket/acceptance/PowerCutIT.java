package com.ecomarket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.acceptance.machine.PowerDisk;
import com.ecomarket.acceptance.process.Service;
import com.ecomarket.acceptance.process.Waiting;
import com.ecomarket.acceptance.recorder.Comparison;
import com.ecomarket.acceptance.till.Load;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power of a shop's machine goes at random moments under load (RELIABILITY scenario 6): what it
 * had only in memory is gone, also the system's. {@code -Dpowercut.rounds=20 -Dpowercut.seed=7} for
 * more. A journal that did not flush each sale passes every SIGKILL and fails here.
 */
class PowerCutIT {
  private static final int ROUNDS = Integer.getInteger("powercut.rounds", 2);
  private static final long SEED = Long.getLong("powercut.seed", 42);

  @Test
  void keepsEveryAcknowledgedSale(@TempDir Path folder) throws IOException {
    Random random = new Random(SEED);
    Set<String> checked = new HashSet<>();
    Pair pair = new Pair(folder, "1:1000000,2:1000000,3:1000000");
    Service branch = pair.branch().service();
    // Closed in this order: first the processes, then the disk under them.
    try (PowerDisk disk = PowerDisk.mounted(branch.data(), folder.resolve("disk.img"));
        pair) {
      pair.start();
      try (Load load = pair.load()) {
        for (int round = 0; round < ROUNDS; round++) {
          pair.awaitMoreSales(100 + random.nextInt(400));
          Waiting.pause(Duration.ofNanos(random.nextInt(10_000_000)));
          Set<String> promised = cut(pair, disk);
          promised.removeAll(checked);
          branch.start();
          assertThat(promised)
              .as("seed %d, round %d", SEED, round)
              .isNotEmpty()
              .allMatch(pair.branch()::hasSale);
          checked.addAll(promised);
        }
        pair.awaitMoreSales(50);
      }
      pair.recorder().askAgain(pair.branch());

      Comparison comparison = pair.assertExactlyOnce();
      System.out.printf(
          "%d power cuts under load (seed %d): %,d sales acknowledged, none lost, none doubled%n",
          ROUNDS, SEED, comparison.acknowledged());
    }
  }

  /** RELIABILITY scenario 39; root may write anywhere but on a disk that is mounted like this. */
  @Test
  void doesNotStartOnADiskThatCannotBeWritten(@TempDir Path folder) throws IOException {
    Pair pair = new Pair(folder, "1:10");
    Service branch = pair.branch().service();
    try (PowerDisk disk = PowerDisk.mounted(branch.data(), folder.resolve("disk.img"));
        pair) {
      disk.allowNoWrites();
      branch.launch();

      assertThat(branch.awaitExit()).isNotZero();
      assertThat(branch.logTail()).contains("journal", "cannot be used");
    }
  }

  /** All that was promised up to the cut: the frozen process can promise nothing more. */
  private static Set<String> cut(Pair pair, PowerDisk disk) {
    Service branch = pair.branch().service();
    branch.freeze();
    try {
      disk.cut(branch::kill);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return pair.recorder().saleIds(Pair.BRANCH_ID);
  }
}
