package com.ecomarket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.acceptance.process.Disk;
import com.ecomarket.acceptance.process.Service;
import com.ecomarket.acceptance.recorder.Comparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine that dies while central is down takes its unsent sales along; how many is said. */
class LostDiskIT {
  @Test
  void saysHowManySalesAreGoneAtLeast(@TempDir Path folder) throws Exception {
    try (Pair pair = new Pair(folder)) {
      pair.start();
      pair.sell(30);
      pair.awaitCaughtUp();

      loseUnsent(pair, 15, "journal.high-water");

      assertLost(pair, 15);
      assertThat(pair.discrepancies()).containsEntry("lines-lost", 15L);
      // A new disk does not know what the old one held.
      loseUnsent(pair, 5, "");
      assertLost(pair, 20);
      assertThat(pair.discrepancies()).containsEntry("lines-lost", 15L);
    }
  }

  private static void loseUnsent(Pair pair, int sales, String saved) throws Exception {
    Service branch = pair.branch().service();
    pair.central().service().kill();
    pair.sell(sales);
    branch.kill();
    Path high = branch.data().resolve(saved);
    byte[] mark = saved.isEmpty() ? new byte[0] : Files.readAllBytes(high);
    Disk.wipe(branch.data());
    if (!saved.isEmpty()) {
      Files.createDirectories(branch.data());
      Files.write(high, mark);
    }
    Drill.step("replaced machine sells", branch::start);
    pair.sell(10);
    pair.central().service().start();
    Drill.step("replaced machine healed", pair::awaitCaughtUp);
    pair.sell(10);
    pair.awaitCaughtUp();
  }

  private static void assertLost(Pair pair, int sales) throws IOException {
    Comparison found = pair.recorder().compare(pair.central(), List.of(Pair.BRANCH_ID));
    assertThat(found.lost()).isEqualTo(sales);
    assertThat(found.doubled()).isZero();
    assertThat(found.strange()).isZero();
    assertThat(pair.central().audit().path("ok").asBoolean()).isTrue();
  }
}
