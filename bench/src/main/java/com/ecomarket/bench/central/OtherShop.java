package com.ecomarket.bench.central;

import com.ecomarket.bench.http.Answer;
import com.ecomarket.bench.http.Connection;
import com.ecomarket.bench.machine.Seconds;
import com.ecomarket.bench.shops.Backlog;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A shop on a machine of its own, which central hears of at a fixed rate while something else is
 * measured: what central's work alone does to others on the same cores. Its requests are encoded
 * before.
 */
public final class OtherShop implements AutoCloseable {
  /** There are lines until the measurement is surely over. */
  private static final double MORE_THAN_ENOUGH = 2;

  private final URI central;
  private final Backlog backlog;
  private final double perSecond;
  private final Thread thread = new Thread(this::tell, "other-shop");
  private volatile @Nullable Exception failed;

  private OtherShop(URI central, Backlog backlog, double perSecond) {
    this.central = central;
    this.backlog = backlog;
    this.perSecond = perSecond;
  }

  /**
   * One that begins at once to tell of one product's sales.
   *
   * @param home of central, which keeps its books on SQLite
   * @param name of the shop, which central has not heard of
   * @param perSecond lines, more than 0
   * @param time for which there must be lines
   */
  public static OtherShop telling(
      URI central, Path home, String name, double perSecond, Duration time) throws IOException {
    int lines = (int) (perSecond * Seconds.of(time.toNanos()) * MORE_THAN_ENOUGH);
    try {
      Shops shops = new Shops(name, Books.sqlite(home));
      OtherShop shop = new OtherShop(central, shops.one(central, lines), perSecond);
      shop.thread.start();
      return shop;
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private void tell() {
    InetSocketAddress address = new InetSocketAddress(central.getHost(), central.getPort());
    double interval =
        TimeUnit.SECONDS.toNanos(1) / perSecond * backlog.lines() / backlog.requests().size();
    try (Selector selector = Selector.open()) {
      Connection connection =
          new Connection(selector, address, ByteBuffer.allocateDirect(64 * 1024));
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
      connection.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      failed = e;
    }
  }

  private static Answer answer(Selector selector, Connection connection) throws IOException {
    while (true) {
      selector.select();
      selector.selectedKeys().clear();
      Answer answer = connection.ready();
      if (answer != null) {
        return answer;
      }
    }
  }

  /**
   * Nothing, if lines have come in all the time.
   *
   * @throws IOException otherwise
   */
  public void orElseThrow() throws IOException {
    if (failed != null || !thread.isAlive()) {
      throw new IOException("central did not take lines at that rate", failed);
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
