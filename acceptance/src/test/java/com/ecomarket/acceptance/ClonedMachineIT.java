package com.ecomarket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.acceptance.process.Answer;
import com.ecomarket.acceptance.process.BranchProcess;
import com.ecomarket.acceptance.process.Disk;
import com.ecomarket.acceptance.process.Service;
import com.ecomarket.acceptance.process.Waiting;
import com.ecomarket.acceptance.recorder.Comparison;
import com.ecomarket.acceptance.till.Till;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody copied a shop's disk, and both machines sell. */
class ClonedMachineIT {
  @Test
  void postsWhatBothSellAndTellsAPerson(@TempDir Path folder) throws Exception {
    try (Pair pair = new Pair(folder, "1:100000,2:1000,3:50")) {
      pair.start();
      Service branch = pair.branch().service();
      pair.sell(20);
      pair.awaitCaughtUp();
      branch.stop();
      Path copy = folder.resolve("copy");
      Disk.backUp(branch.data(), copy);
      branch.start();
      BranchProcess clone = pair.onDisk(copy);
      clone.service().start();
      try {
        // Neither hears of the other while central is down: both sell all that is left.
        pair.central().service().kill();
        long left = Objects.requireNonNull(pair.branch().inventory().get(3L));
        sell(pair, clone, left);
        sell(pair, pair.branch(), left);
        pair.central().service().start();
        Drill.step(
            "clone seen",
            () ->
                Waiting.until(
                    "central to see two machines with one name",
                    Duration.ofSeconds(60),
                    () -> {
                      sell(pair, clone, 0);
                      sell(pair, pair.branch(), 0);
                      return pair.discrepancies().containsKey("identity-conflict");
                    }));
        Drill.step(
            "both machines' sales at central",
            () ->
                Waiting.until(
                    "central to have what both sold",
                    Duration.ofSeconds(60),
                    () -> compared(pair).lost() == 0));
        assertThat(pair.discrepancies()).containsKey("stream-replaced");
      } finally {
        clone.service().kill();
      }

      pair.assertExactlyOnce();
      JsonNode negative = pair.central().audit().path("negative_stocks");
      assertThat(negative.findValuesAsText("product_id")).contains("3");
    }
  }

  private static Comparison compared(Pair pair) {
    return pair.recorder().compare(pair.central(), List.of(Pair.BRANCH_ID));
  }

  /** So many units of product 3, or else one of product 1. */
  private static void sell(Pair pair, BranchProcess branch, long units) {
    Till till = new Till(pair.recorder(), branch);
    Answer answer = units > 0 ? till.sell(3, units, () -> false) : till.sell(1, 1, () -> false);
    assertThat(answer).isInstanceOf(Answer.Sold.class);
  }
}
