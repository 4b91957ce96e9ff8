package com.ecomarket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.acceptance.process.Disk;
import com.ecomarket.acceptance.process.Service;
import com.ecomarket.acceptance.process.Waiting;
import com.ecomarket.acceptance.recorder.Comparison;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoredCentralIT {
  private static final Duration HEALED_WITHIN = Duration.ofMinutes(1);

  @Test
  void tellsACentralThatWasRestoredFromABackupWhatItForgot(@TempDir Path folder) {
    try (Pair pair = new Pair(folder)) {
      pair.start();
      Service central = pair.central().service();
      pair.sell(50);
      pair.awaitCaughtUp();
      central.stop();
      Disk.backUp(central.data(), folder.resolve("backup"));
      central.start();
      pair.sell(50);
      pair.awaitCaughtUp();

      central.kill();
      Disk.restore(folder.resolve("backup"), central.data());
      central.start();

      pair.assertExactlyOnce();
      pair.sell(20);
      pair.assertExactlyOnce();
    }
  }

  /** What a restored shop no longer has is at central only: a restored central must not hide it. */
  @Test
  void saysHowManyLinesAreGoneOnceTheShopWasRestoredToo(@TempDir Path folder) throws Exception {
    try (Pair pair = new Pair(folder)) {
      pair.start();
      Service central = pair.central().service();
      Service branch = pair.branch().service();
      pair.sell(30);
      pair.awaitCaughtUp();
      central.stop();
      branch.stop();
      Disk.backUp(central.data(), folder.resolve("central-backup"));
      Disk.backUp(branch.data(), folder.resolve("branch-backup"));
      central.start();
      branch.start();
      pair.sell(40);
      pair.awaitCaughtUp();
      branch.kill();
      Disk.restore(folder.resolve("branch-backup"), branch.data());
      branch.start();
      Waiting.until(
          "the shop to heal",
          HEALED_WITHIN,
          () -> pair.discrepancies().containsKey("stream-replaced"));
      pair.sell(10);
      pair.awaitCaughtUp();
      assertThat(pair.discrepancies()).doesNotContainKey("lines-lost");

      central.kill();
      Disk.restore(folder.resolve("central-backup"), central.data());
      central.start();
      pair.sell(10);
      pair.awaitCaughtUp();

      Comparison found = pair.recorder().compare(pair.central(), List.of(Pair.BRANCH_ID));
      assertThat(found.lost()).isEqualTo(40);
      assertThat(found.doubled()).isZero();
      assertThat(found.strange()).isZero();
      assertThat(pair.discrepancies()).containsEntry("lines-lost", 40L);
      assertThat(pair.central().audit().path("ok").asBoolean()).isTrue();
    }
  }
}
