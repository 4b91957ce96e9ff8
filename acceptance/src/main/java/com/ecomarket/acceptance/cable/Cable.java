package com.ecomarket.acceptance.cable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The line from a shop to central: a TCP proxy on this machine that can be cut and mended, and
 * suffer any {@link Fault}. What is random in it comes from a seed.
 */
public final class Cable implements AutoCloseable {
  private final Entry entry;
  private final SplittableRandom random;
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger taken = new AtomicInteger();
  private volatile URI target;
  private volatile Present present = new Present(Fault.none(), 0);

  /**
   * A whole cable.
   *
   * @param target where it leads to, on this machine
   */
  public Cable(URI target) {
    this(target, 0);
  }

  /**
   * A whole cable.
   *
   * @param target where it leads to, on this machine
   * @param seed of its jitter
   */
  public Cable(URI target, long seed) {
    this.target = target;
    this.random = new SplittableRandom(seed);
    this.entry = new Entry(this::take);
  }

  /** Its end in the shop. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + entry.port());
  }

  /** How many connections it has taken so far. */
  public int taken() {
    return taken.get();
  }

  /** Breaks every connection, and refuses new ones. */
  public void cut() {
    suffer(Fault.cut());
  }

  /** Makes it whole again: connections that lost bytes break, all others go on. */
  public void mend() {
    suffer(Fault.none());
  }

  /** Has this fault, and no other, from now on. */
  public synchronized void suffer(Fault fault) {
    boolean breaks = fault.breaks() || present.fault().twice();
    present = new Present(fault, present.number() + 1);
    entry.become(fault.manner());
    open.removeIf(Connection::isClosed);
    for (Connection connection : open) {
      if (breaks) {
        connection.close();
      } else if (connection.isSpoilt()) {
        connection.reset();
      }
    }
  }

  /** Leads elsewhere from now on; every connection breaks. */
  public void leadTo(URI elsewhere) {
    target = elsewhere;
    open.forEach(Connection::close);
  }

  @Override
  public void close() {
    cut();
  }

  /** Never throws: a connection that cannot be carried on ends. */
  private void take(Socket shop) {
    taken.incrementAndGet();
    open.removeIf(Connection::isClosed);
    Present now = present;
    try {
      List<Socket> echoes = now.fault().twice() ? List.of(toCentral()) : List.of();
      Connection connection = new Connection(shop, toCentral(), echoes);
      open.add(connection);
      connection.start(() -> present, random.split());
      if (now.number() != present.number() && present.fault().breaks()) {
        connection.close();
      }
    } catch (IOException down) {
      Pump.close(shop);
    }
  }

  private Socket toCentral() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), target.getPort());
  }
}
