package com.ecomarket.acceptance.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Free TCP ports on the loopback address. A service listens seconds after its port was chosen, and
 * again after each kill; if another had the same one, whoever comes second ends, and the first
 * answers for both. So no port is given again before a thousand others were, and each JVM has a
 * slice of its own.
 */
public final class Ports {
  /**
   * Below the range from which systems take the ports of outgoing connections: a branch that asks
   * for a killed central's port there could be given that very port and answer itself.
   */
  private static final int FIRST = 18_000;

  private static final int SLICES = 12;
  private static final int SLICE = 1_000;

  private static int slice = -1;
  private static int given;

  /** Held until this JVM ends. */
  @SuppressWarnings("UnusedVariable") // to be held is its use
  private static @Nullable FileLock lock;

  private Ports() {}

  /** One that nobody listens on now, and that none of the last calls here was given. */
  public static synchronized int free() {
    if (slice < 0) {
      slice = ownSlice();
    }
    for (int attempt = 0; attempt < SLICE; attempt++) {
      int port = FIRST + slice * SLICE + given++ % SLICE;
      try (ServerSocket socket = new ServerSocket()) {
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return port;
      } catch (IOException taken) {
        // The next one, then.
      }
    }
    throw new IllegalStateException("no free port among the " + SLICE + " of this process");
  }

  /** The first that no other process of this machine has. */
  private static int ownSlice() {
    for (int number = 0; number < SLICES; number++) {
      Path file = Path.of(System.getProperty("java.io.tmpdir"), "ecomarket-ports-" + number);
      try {
        FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        lock = channel.tryLock();
        if (lock != null) {
          return number;
        }
        channel.close();
      } catch (IOException notOurs) {
        // Another user's: the next one, then.
      }
    }
    throw new IllegalStateException("all " + SLICES + " slices of ports are in use");
  }
}
