package com.ecomarket.bench.central;

import com.ecomarket.bench.shops.Backlog;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lines that come in at half the rate that central can take: it rests as long as it takes them. */
final class Trickle implements AutoCloseable {
  private static final int LINES = 20_000;

  private final URI central;
  private final Shops shops;
  private final Thread thread = new Thread(this::send, "trickle");
  private volatile @Nullable Exception failed;

  /** Begins at once. */
  Trickle(URI central, Shops shops) {
    this.central = central;
    this.shops = shops;
    thread.start();
  }

  private void send() {
    try {
      while (true) {
        List<Backlog> backlogs = shops.spread(central, LINES).backlogs();
        long start = System.nanoTime();
        Replay.linesPerSecond(List.of(central), backlogs);
        TimeUnit.NANOSECONDS.sleep(System.nanoTime() - start);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | SQLException e) {
      failed = e;
    }
  }

  /**
   * Nothing, if lines have come in all the time.
   *
   * @throws IOException otherwise
   */
  void orElseThrow() throws IOException {
    if (failed != null || !thread.isAlive()) {
      throw new IOException("central did not take lines", failed);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
