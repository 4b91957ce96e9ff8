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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Sends backlogs, each on a connection of its own, the next request after the answer. */
final class Replay implements AutoCloseable {
  private static final long LOOK_MILLIS = 1000;

  private final Selector selector = Selector.open();
  private final List<Sender> senders = new ArrayList<>();

  private Replay() throws IOException {}

  /**
   * Lines a second that central took, from the first request to the last answer.
   *
   * @param centrals the backlogs are dealt out to them in turn
   * @throws IOException if one answer is not 200: nothing was measured
   */
  static double linesPerSecond(List<URI> centrals, List<Backlog> backlogs) throws IOException {
    try (Replay replay = new Replay()) {
      long start = System.nanoTime();
      replay.send(centrals, backlogs);
      return backlogs.stream().mapToLong(Backlog::lines).sum() / Seconds.since(start);
    }
  }

  private record Sender(Connection connection, Iterator<byte[]> requests) {
    void sendNext() throws IOException {
      if (requests.hasNext()) {
        connection.send(requests.next(), System.nanoTime());
      }
    }
  }

  private void send(List<URI> centrals, List<Backlog> backlogs) throws IOException {
    ByteBuffer piece = ByteBuffer.allocateDirect(64 * 1024);
    for (int i = 0; i < backlogs.size(); i++) {
      URI central = centrals.get(i % centrals.size());
      InetSocketAddress address = new InetSocketAddress(central.getHost(), central.getPort());
      senders.add(
          new Sender(
              new Connection(selector, address, piece), backlogs.get(i).requests().iterator()));
    }
    for (Sender sender : senders) {
      sender.sendNext();
    }
    while (senders.stream().anyMatch(sender -> sender.connection().isBusy())) {
      selector.select(LOOK_MILLIS);
      selector.selectedKeys().clear();
      for (Sender sender : senders) {
        receive(sender);
      }
    }
  }

  private void receive(Sender sender) throws IOException {
    Answer answer = sender.connection().ready();
    if (answer == null) {
      return;
    }
    if (answer.status() != 200) {
      throw new IOException(
          answer.status() + ": " + new String(answer.body(), StandardCharsets.UTF_8));
    }
    sender.sendNext();
  }

  @Override
  public void close() throws IOException {
    senders.forEach(sender -> sender.connection().close());
    selector.close();
  }
}
