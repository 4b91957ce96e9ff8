package com.ecomarket.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.acceptance.process.Service;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecondProcessIT {
  @Test
  void refusesASecondProcessOnTheSameJournal(@TempDir Path folder) {
    try (Pair pair = new Pair(folder)) {
      pair.start();
      pair.sell(10);
      Service second = pair.secondProcess();

      second.launch();

      assertThat(second.awaitExit()).isNotZero();
      assertThat(second.logTail()).contains("Another process already sells from the journal");
      pair.sell(10);
      pair.assertExactlyOnce();
    }
  }
}
