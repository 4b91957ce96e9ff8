package com.ecomarket.bench.central;

import com.ecomarket.bench.load.Beside;
import com.ecomarket.bench.shops.Backlog;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Lines that come in at half the rate that central can take: it rests as long as it takes them. */
final class Trickle {
  private static final int LINES = 20_000;

  private Trickle() {}

  /** Begins at once and has no end. */
  static Beside into(URI central, Shops shops) {
    return new Beside("trickle", () -> send(central, shops));
  }

  private static void send(URI central, Shops shops)
      throws IOException, SQLException, InterruptedException {
    while (true) {
      List<Backlog> backlogs = shops.spread(central, LINES).backlogs();
      long start = System.nanoTime();
      Replay.linesPerSecond(List.of(central), backlogs);
      TimeUnit.NANOSECONDS.sleep(System.nanoTime() - start);
    }
  }
}
