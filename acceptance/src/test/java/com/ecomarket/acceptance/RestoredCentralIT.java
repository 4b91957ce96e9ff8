package com.ecomarket.acceptance;

import com.ecomarket.acceptance.process.Disk;
import com.ecomarket.acceptance.process.Service;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoredCentralIT {
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
}
