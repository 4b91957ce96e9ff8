package com.ecomarket.central;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The cable between central and its database, which breaks at a COMMIT on demand. With {@code
 * prepareThreshold=0} in the URL every COMMIT goes by in so many letters.
 */
final class DatabaseLine implements AutoCloseable {
  /** When the cable breaks: the server never hears the COMMIT, or nobody hears its answer. */
  enum Cut {
    BEFORE_COMMIT,
    AFTER_COMMIT
  }

  private final ServerSocket entry;
  private final int server;
  private final AtomicReference<Cut> next = new AtomicReference<>();

  /**
   * @param port of its own end, 0 for any
   */
  DatabaseLine(int port, int server) throws IOException {
    this.entry = new ServerSocket(port, 50, InetAddress.getByName("localhost"));
    this.server = server;
    start(this::accept);
  }

  int port() {
    return entry.getLocalPort();
  }

  /** Breaks one connection, at the next COMMIT that goes by. */
  void cutNext(Cut cut) {
    next.set(cut);
  }

  /** Whether it is still to come. */
  boolean isWaitingToCut() {
    return next.get() != null;
  }

  @Override
  public void close() throws IOException {
    entry.close();
  }

  private void accept() throws IOException {
    while (true) {
      Socket central = entry.accept();
      Connection connection = new Connection(central, new Socket("localhost", server));
      start(connection::questions);
      start(connection::answers);
    }
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                // The other direction, or the test, has ended it.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private interface Work {
    void run() throws IOException;
  }

  private final class Connection {
    private final Socket central;
    private final Socket database;
    private volatile boolean deaf;

    Connection(Socket central, Socket database) {
      this.central = central;
      this.database = database;
    }

    void questions() throws IOException {
      try (central;
          database) {
        InputStream in = central.getInputStream();
        OutputStream out = database.getOutputStream();
        for (byte[] read = some(in); read.length > 0; read = some(in)) {
          Cut cut = new String(read, ISO_8859_1).contains("COMMIT") ? next.getAndSet(null) : null;
          if (cut == Cut.BEFORE_COMMIT) {
            return;
          }
          deaf |= cut == Cut.AFTER_COMMIT;
          out.write(read);
        }
      }
    }

    void answers() throws IOException {
      try (central;
          database) {
        InputStream in = database.getInputStream();
        OutputStream out = central.getOutputStream();
        for (byte[] read = some(in); read.length > 0 && !deaf; read = some(in)) {
          out.write(read);
        }
      }
    }

    private static byte[] some(InputStream in) throws IOException {
      byte[] buffer = new byte[16384];
      return Arrays.copyOf(buffer, Math.max(0, in.read(buffer)));
    }
  }
}
