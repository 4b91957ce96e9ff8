package com.ecomarket.acceptance.cable;

import com.ecomarket.acceptance.process.Ports;
import com.ecomarket.acceptance.process.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The end of a cable in the shop: one port, whatever it does with those who want to connect. */
final class Entry implements AutoCloseable {
  private static final int BACKLOG = 50;

  /** More connections than a queue of one can hold, by any system's way of counting. */
  private static final int MOST_FILLERS = 16;

  private static final int FILLED_MS = 150;
  private static final Duration FREE_AGAIN_WITHIN = Duration.ofSeconds(5);

  private final InetSocketAddress address =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), Ports.free());
  private final Consumer<Socket> taker;
  private final List<Socket> fillers = new ArrayList<>();
  private @Nullable ServerSocket socket;
  private CountDownLatch accepting = new CountDownLatch(0);
  private Fault.Manner manner = Fault.Manner.REFUSING;

  /**
   * @param taker gets every connection of the open entry, on the entry's own thread
   */
  Entry(Consumer<Socket> taker) {
    this.taker = taker;
    become(Fault.Manner.OPEN);
  }

  int port() {
    return address.getPort();
  }

  synchronized void become(Fault.Manner next) {
    if (next == manner) {
      return;
    }
    manner = next;
    close();
    switch (next) {
      case OPEN -> {
        ServerSocket open = listen(BACKLOG);
        CountDownLatch ended = new CountDownLatch(1);
        accepting = ended;
        Pump.daemon(() -> accept(open, ended));
      }
      case SILENT -> {
        var unused = listen(1);
        fill();
      }
      case REFUSING -> {
        // Nobody listens: the system says no.
      }
    }
  }

  @Override
  public synchronized void close() {
    fillers.forEach(Pump::close);
    fillers.clear();
    if (socket != null) {
      try {
        socket.close();
        socket = null;
        awaitNobodyAccepts();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The port is free again at once, but for what the system still has to clear away. */
  private ServerSocket listen(int backlog) {
    List<ServerSocket> bound = new ArrayList<>();
    Waiting.until(
        "port " + port() + " to be free again", FREE_AGAIN_WITHIN, () -> bind(backlog, bound));
    socket = bound.get(0);
    return bound.get(0);
  }

  private boolean bind(int backlog, List<ServerSocket> bound) {
    try {
      ServerSocket server = new ServerSocket();
      server.setReuseAddress(true);
      server.bind(address, backlog);
      return bound.add(server);
    } catch (IOException taken) {
      return false;
    }
  }

  /** Nobody takes connections out of the queue: once it is full, the system drops new packets. */
  private void fill() {
    boolean full = false;
    while (!full && fillers.size() < MOST_FILLERS) {
      Socket filler = new Socket();
      fillers.add(filler);
      try {
        filler.connect(address, FILLED_MS);
      } catch (IOException noAnswer) {
        full = true;
      }
    }
  }

  private void accept(ServerSocket open, CountDownLatch ended) throws IOException {
    try {
      while (true) {
        taker.accept(open.accept());
      }
    } finally {
      ended.countDown();
    }
  }

  /** The system goes on listening until the thread that accepts has let go. */
  private void awaitNobodyAccepts() {
    Waiting.until(
        "the entry on port " + port() + " to close",
        FREE_AGAIN_WITHIN,
        () -> accepting.getCount() == 0);
  }
}
