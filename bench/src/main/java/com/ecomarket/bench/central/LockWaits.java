package com.ecomarket.bench.central;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;

/** Looks every few milliseconds whether a session of PostgreSQL waits for another one's lock. */
final class LockWaits implements AutoCloseable {
  private static final long EVERY_MILLIS = 5;

  private final Thread watch;
  private final AtomicLong looks = new AtomicLong();
  private final AtomicLong seen = new AtomicLong();
  private volatile boolean closed;

  /** Looks from now on. */
  LockWaits(Books books) {
    watch = new Thread(() -> watch(books), "lock-waits");
    watch.start();
  }

  /**
   * Sessions that were found waiting; one that waits for long is found more than once.
   *
   * @throws IllegalStateException if nobody has looked all the time: that is not none
   */
  long seen() {
    if (looks.get() == 0 || !watch.isAlive()) {
      throw new IllegalStateException("nobody looked for locks");
    }
    return seen.get();
  }

  private void watch(Books books) {
    try (Connection connection = DriverManager.getConnection(books.url());
        Statement statement = connection.createStatement()) {
      while (!closed) {
        try (ResultSet row =
            statement.executeQuery(
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                    // Two that make a file longer take turns; no book waits for another's rows.
                    + " and wait_event <> 'extend'")) {
          row.next();
          seen.addAndGet(row.getLong(1));
          looks.incrementAndGet();
        }
        Thread.sleep(EVERY_MILLIS);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    watch.interrupt();
  }
}
