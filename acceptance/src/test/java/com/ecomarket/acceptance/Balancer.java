package com.ecomarket.acceptance;

import com.ecomarket.acceptance.cable.Pump;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * One address for several centrals: each connection goes to the next of them that takes it, and
 * breaks when that one does.
 */
final class Balancer implements AutoCloseable {
  private final ServerSocket entry;
  private final List<URI> targets;
  private final AtomicIntegerArray taken;
  private int turn;

  Balancer(List<URI> targets) {
    try {
      this.entry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.targets = targets;
    this.taken = new AtomicIntegerArray(targets.size());
    Pump.daemon(this::accept);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + entry.getLocalPort());
  }

  /** How many connections went to this one so far. */
  int taken(int target) {
    return taken.get(target);
  }

  @Override
  public void close() {
    try {
      entry.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = entry.accept();
      Socket server = next();
      if (server == null) {
        client.close();
      } else {
        Pump.between(client, server);
      }
    }
  }

  private Socket next() {
    for (int attempt = 0; attempt < targets.size(); attempt++) {
      int target = turn++ % targets.size();
      try {
        Socket server = new Socket(InetAddress.getLoopbackAddress(), targets.get(target).getPort());
        taken.incrementAndGet(target);
        return server;
      } catch (IOException down) {
        // The next one, then.
      }
    }
    return null;
  }
}
