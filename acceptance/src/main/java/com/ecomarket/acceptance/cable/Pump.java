package com.ecomarket.acceptance.cable;

import java.io.IOException;
import java.net.Socket;

/** Carries bytes from one socket to another until one of them ends. */
public final class Pump {
  private Pump() {}

  /** Something that ends when a socket does. */
  public interface Work {
    /** Does it. */
    void run() throws IOException;
  }

  /** Carries both ways, on threads of its own; when one side ends, both do. */
  public static void between(Socket one, Socket other) {
    daemon(() -> carry(one, other));
    daemon(() -> carry(other, one));
  }

  /** Runs on a thread that keeps no process alive; a socket that was closed ends it quietly. */
  public static void daemon(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                // By either end; both ends see it.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException closed) {
      // It is closed.
    }
  }

  private static void carry(Socket from, Socket to) throws IOException {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    }
  }
}
