package com.ecomarket.bench.shops;

import com.ecomarket.bench.http.Connection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * All shops of one load, on one thread. They come over two seconds, not all at once; those beyond a
 * thousand one after the other, because to open a shop takes central several milliseconds.
 */
final class Crowd implements AutoCloseable {
  private static final long ARRIVAL = TimeUnit.SECONDS.toNanos(2);
  private static final int TOGETHER = 1_000;
  private static final long ARRIVAL_OF_ONE = TimeUnit.MILLISECONDS.toNanos(5);
  private static final int LOOP_MILLIS = 2;

  private final Selector selector = Selector.open();
  private final Map<Connection, Talk> talks = new LinkedHashMap<>();
  private final boolean sells;
  private Tally tally = new Tally();
  private boolean selling;

  /**
   * @param prefix of the branch ids, new for each load
   * @param products on each shelf, ids from 1
   */
  Crowd(InetSocketAddress central, String prefix, Load load, int products, long seed)
      throws IOException {
    ByteBuffer piece = ByteBuffer.allocateDirect(64 * 1024);
    String authority = central.getHostString() + ":" + central.getPort();
    SplittableRandom random = new SplittableRandom(seed);
    sells = load.rate() > 0;
    long now = System.nanoTime();
    long arrival = ARRIVAL + ARRIVAL_OF_ONE * Math.max(0, load.shops() - TOGETHER);
    for (int i = 0; i < load.shops(); i++) {
      SplittableRandom own = random.split();
      String branchId = "%s-%04d".formatted(prefix, i);
      Connection connection = new Connection(selector, central, piece);
      talks.put(
          connection,
          new Talk(
              new Shop(branchId, products, own),
              new Pace(now + own.nextLong(arrival), own),
              connection,
              authority,
              TimeUnit.SECONDS.toNanos(1) / load.rate(),
              own.nextDouble()));
    }
  }

  /**
   * Sends what was on the shelves at first: all shops within seconds, as after a long outage.
   *
   * @return what happened meanwhile
   */
  Tally open(Duration patience) throws IOException {
    await(patience, "to open");
    return tally;
  }

  /** Sells at the load's rate, or goes on with it. */
  Tally sell(Duration time) throws IOException {
    long start = System.nanoTime();
    if (sells && !selling) {
      selling = true;
      talks.values().forEach(talk -> talk.beginSelling(start));
    }
    tally = new Tally();
    run(() -> System.nanoTime() - start < time.toNanos());
    return tally;
  }

  /**
   * Stops selling and sends what is left; a crowd that has drained is at its end.
   *
   * @return what happened meanwhile
   */
  Tally drain(Duration patience) throws IOException {
    selling = false;
    tally = new Tally();
    await(patience, "to drain");
    return tally;
  }

  /** Nothing gets through, in no shop. */
  void cut() {
    setCut(true);
  }

  /** Everything gets through again; each shop finds out when it asks. */
  void mend() {
    setCut(false);
  }

  /** Lines that central has not acknowledged. */
  long pending() {
    return shops().stream().mapToLong(Shop::pending).sum();
  }

  /** When each shop that has had an answer since the line was mended had its first, in order. */
  List<Long> backAt() {
    return talks.values().stream().map(Talk::backAt).filter(at -> at != 0).sorted().toList();
  }

  List<Shop> shops() {
    return talks.values().stream().map(Talk::shop).toList();
  }

  @Override
  public void close() throws IOException {
    talks.values().forEach(Talk::close);
    selector.close();
  }

  private void setCut(boolean cut) {
    long now = System.nanoTime();
    talks.values().forEach(talk -> talk.cut(cut, now, tally));
  }

  private void await(Duration patience, String what) throws IOException {
    long start = System.nanoTime();
    run(
        () ->
            talks.values().stream().anyMatch(talk -> !talk.isQuiet()) && !isOver(start, patience));
    if (isOver(start, patience)) {
      throw new WrongAnswer("the shops were not given the time " + what + ": " + patience);
    }
  }

  private static boolean isOver(long start, Duration patience) {
    return System.nanoTime() - start >= patience.toNanos();
  }

  private void run(BooleanSupplier on) throws IOException {
    while (on.getAsBoolean()) {
      long now = System.nanoTime();
      for (Talk talk : talks.values()) {
        talk.tick(now, selling, tally);
      }
      selector.select(LOOP_MILLIS);
      for (SelectionKey key : selector.selectedKeys()) {
        Talk talk = talks.get((Connection) key.attachment());
        if (talk != null) {
          talk.ready(System.nanoTime(), tally);
        }
      }
      selector.selectedKeys().clear();
    }
  }
}
