package com.ecomarket.bench.load;

import com.ecomarket.bench.http.Answer;
import com.ecomarket.bench.http.Connection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Asks one thing over a fixed number of kept connections, on the calling thread.
 *
 * <p>An open load does not wait for the one that it measures: requests are due at fixed moments,
 * and one that finds no free connection counts from its moment on. A server that stops for a second
 * is charged with every request that was due in that second (coordinated omission; Gil Tene, "How
 * NOT to measure latency").
 */
public final class Driver implements AutoCloseable {
  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(1);

  /** Short beside what is measured, long enough to leave the processor to the server. */
  private static final long NAP_NANOS = TimeUnit.MICROSECONDS.toNanos(40);

  private static final long LOOK_FOR_LATE = TimeUnit.MILLISECONDS.toNanos(100);

  private final Selector selector = Selector.open();
  private final byte[] request;
  private final Deque<Connection> free = new ArrayDeque<>();

  /** When the request in flight was due. */
  private final IdentityHashMap<Connection, Long> busy = new IdentityHashMap<>();

  private Histogram micros = new Histogram(LONGEST_MICROS, 3);
  private long failures;
  private @Nullable String firstFailure;

  /**
   * @param request all bytes of an HTTP/1.1 request
   * @param connections at once, from 1
   */
  public Driver(InetSocketAddress server, byte[] request, int connections) throws IOException {
    this.request = request.clone();
    ByteBuffer piece = ByteBuffer.allocateDirect(64 * 1024);
    for (int i = 0; i < connections; i++) {
      free.add(new Connection(selector, server, piece));
    }
  }

  /** Each connection asks again as soon as it has its answer. */
  public Outcome closed(Duration time) throws IOException {
    return run(time, 0);
  }

  /**
   * A request is due every {@code 1 / perSecond} seconds, whatever became of those before.
   *
   * @param perSecond more than 0
   */
  public Outcome open(double perSecond, Duration time) throws IOException {
    return run(time, TimeUnit.SECONDS.toNanos(1) / perSecond);
  }

  @Override
  public void close() throws IOException {
    free.forEach(Connection::close);
    busy.keySet().forEach(Connection::close);
    selector.close();
  }

  /**
   * @param interval between two moments at which a request is due; 0 if one is always due
   */
  private Outcome run(Duration time, double interval) throws IOException {
    micros = new Histogram(LONGEST_MICROS, 3);
    failures = 0;
    firstFailure = null;
    long start = System.nanoTime();
    long sent = 0;
    long look = start;
    double due = 0;
    while (due < time.toNanos() || !busy.isEmpty()) {
      long now = System.nanoTime();
      due = interval > 0 ? due : now - start;
      while (due <= now - start && due < time.toNanos() && !free.isEmpty()) {
        send(free.poll(), start + (long) due, now);
        sent++;
        due = interval > 0 ? sent * interval : due;
      }
      receive(interval > 0);
      if (now - look > LOOK_FOR_LATE) {
        look = now;
        giveUpLate(start, now);
      }
    }
    return new Outcome(micros, failures, firstFailure, System.nanoTime() - start);
  }

  private void send(Connection connection, long due, long now) {
    busy.put(connection, due);
    try {
      connection.send(request, now);
    } catch (IOException e) {
      lost(connection, e.toString());
    }
  }

  private void receive(boolean open) throws IOException {
    if (selector.selectNow() == 0) {
      if (open) {
        LockSupport.parkNanos(NAP_NANOS);
      } else {
        selector.select(1);
      }
    }
    for (SelectionKey key : selector.selectedKeys()) {
      ready((Connection) key.attachment());
    }
    selector.selectedKeys().clear();
  }

  private void ready(Connection connection) {
    Long due = busy.get(connection);
    try {
      Answer answer = connection.ready();
      if (answer != null && due != null) {
        busy.remove(connection);
        free.add(connection);
        if (answer.status() == 200) {
          long taken = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due);
          micros.recordValue(Math.min(LONGEST_MICROS, taken));
        } else {
          failed(answer.status() + " " + new String(answer.body(), StandardCharsets.UTF_8));
        }
      }
    } catch (IOException e) {
      lost(connection, e.toString());
    }
  }

  private void giveUpLate(long start, long now) {
    busy.keySet().stream()
        .filter(connection -> connection.isLate(now))
        .toList()
        .forEach(
            connection -> lost(connection, "no answer in time, sent " + at(connection, start)));
  }

  private static String at(Connection connection, long start) {
    return TimeUnit.NANOSECONDS.toMillis(connection.sentAt() - start) + " ms after the start";
  }

  /** An idle one that the server has closed is no failure: the next request opens it again. */
  private void lost(Connection connection, String why) {
    connection.close();
    if (busy.remove(connection) != null) {
      failed(why);
      free.add(connection);
    }
  }

  private void failed(String why) {
    failures++;
    firstFailure = firstFailure == null ? why : firstFailure;
  }
}
