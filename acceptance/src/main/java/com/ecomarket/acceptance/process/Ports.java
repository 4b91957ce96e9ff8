package com.ecomarket.acceptance.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Free TCP ports on the loopback address. */
public final class Ports {
  /**
   * Below the range from which systems take the ports of outgoing connections: a branch that asks
   * for a killed central's port there could be given that very port and answer itself.
   */
  private static final int FIRST = 18_000;

  private static final int COUNT = 12_000;

  private Ports() {}

  /** One that nobody listens on just now. */
  public static int free() {
    for (int attempt = 0; attempt < 200; attempt++) {
      int port = FIRST + ThreadLocalRandom.current().nextInt(COUNT);
      try (ServerSocket socket = new ServerSocket()) {
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return port;
      } catch (IOException taken) {
        // Another one, then.
      }
    }
    throw new IllegalStateException("no free port found on the loopback address");
  }
}
