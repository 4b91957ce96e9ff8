package com.ecomarket.branch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports that can be closed and opened again. */
public final class Ports {
  private Ports() {}

  /**
   * A port that is free now. It lies below the range from which Linux takes the near end of a
   * connection, so that nobody gets it while a test keeps it closed.
   */
  public static int free() {
    for (int attempt = 0; attempt < 100; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // Taken: try the next one.
      }
    }
    throw new IllegalStateException("no free port");
  }
}
