package com.ecomarket.bench.central;

import com.ecomarket.acceptance.process.CentralProcess;
import com.ecomarket.bench.http.Answer;
import com.ecomarket.bench.http.Connection;
import com.ecomarket.bench.load.Beside;
import com.ecomarket.bench.machine.Seconds;
import com.ecomarket.bench.shops.Backlog;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A shop on a machine of its own, which central hears of at a fixed rate: what central's work alone
 * does to others on the same cores. Its requests are encoded before.
 */
public final class OtherShop {
  /** There are lines until the measurement is surely over. */
  private static final double MORE_THAN_ENOUGH = 2;

  private OtherShop() {}

  /**
   * Begins at once to tell of one product's sales.
   *
   * @param central keeps its books on SQLite
   * @param name of the shop, which central has not heard of
   * @param perSecond lines, more than 0
   * @param time for which there must be lines
   */
  public static Beside telling(CentralProcess central, String name, double perSecond, Duration time)
      throws IOException {
    URI address = central.address();
    int lines = (int) (perSecond * Seconds.of(time.toNanos()) * MORE_THAN_ENOUGH);
    try {
      Backlog backlog = new Shops(name, Books.of(central)).one(address, lines);
      return new Beside("other-shop", () -> tell(address, backlog, perSecond));
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private static void tell(URI central, Backlog backlog, double perSecond)
      throws IOException, InterruptedException {
    InetSocketAddress address = new InetSocketAddress(central.getHost(), central.getPort());
    double interval =
        TimeUnit.SECONDS.toNanos(1) / perSecond * backlog.lines() / backlog.requests().size();
    try (Selector selector = Selector.open()) {
      Connection connection =
          new Connection(selector, address, ByteBuffer.allocateDirect(64 * 1024));
      try {
        long start = System.nanoTime();
        int sent = 0;
        for (byte[] request : backlog.requests()) {
          TimeUnit.NANOSECONDS.sleep((long) (start + sent * interval) - System.nanoTime());
          connection.send(request, System.nanoTime());
          if (answer(selector, connection).status() != 200) {
            throw new IOException("central did not take the lines of another shop");
          }
          sent++;
        }
      } finally {
        connection.close();
      }
    }
  }

  private static Answer answer(Selector selector, Connection connection)
      throws IOException, InterruptedException {
    while (true) {
      selector.select();
      selector.selectedKeys().clear();
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      Answer answer = connection.ready();
      if (answer != null) {
        return answer;
      }
    }
  }
}
