package com.ecomarket.acceptance.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The line from a shop to central. It can be cut, in the middle of an answer too, and mended. */
public final class Cable implements AutoCloseable {
  private final ServerSocket entry;
  private final URI target;
  private final Set<Socket> carrying = ConcurrentHashMap.newKeySet();
  private volatile boolean cut;

  /**
   * A whole cable.
   *
   * @param target where it leads to, on this machine
   */
  public Cable(URI target) {
    try {
      this.entry = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.target = target;
    Pump.daemon(this::accept);
  }

  /** Its end in the shop. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + entry.getLocalPort());
  }

  /** Breaks every connection, and every new one at once. */
  public void cut() {
    cut = true;
    carrying.forEach(Pump::close);
    carrying.clear();
  }

  /** Lets new connections through. */
  public void mend() {
    cut = false;
  }

  @Override
  public void close() {
    cut();
    try {
      entry.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = entry.accept();
      Socket server = cut ? null : open();
      if (server == null) {
        client.close();
        continue;
      }
      carrying.add(client);
      carrying.add(server);
      Pump.between(client, server);
      if (cut) {
        cut();
      }
    }
  }

  private @Nullable Socket open() {
    try {
      return new Socket(InetAddress.getLoopbackAddress(), target.getPort());
    } catch (IOException down) {
      return null;
    }
  }
}
