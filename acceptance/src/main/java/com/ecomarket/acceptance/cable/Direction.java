package com.ecomarket.acceptance.cable;

import com.ecomarket.acceptance.process.Waiting;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;

/** The bytes of one connection in one direction, carried as the cable's present fault has it. */
final class Direction {
  private static final Duration STEP = Duration.ofMillis(5);
  private static final Duration UNTIL_IT_IS_OVER = Duration.ofDays(1);

  private final Connection connection;
  private final InputStream from;
  private final OutputStream to;
  private final Ending halfClose;
  private final Supplier<Present> present;
  private final Function<Fault, Flow> side;
  private final SplittableRandom random;
  private int fault = -1;
  private long carried;
  private boolean halfClosed;

  /** Something that a socket may refuse. */
  interface Ending {
    void run() throws IOException;
  }

  /**
   * @param halfClose tells the receiver, and only it, that no more will come
   * @param side the flow of this direction in a fault
   */
  Direction(
      Connection connection,
      InputStream from,
      OutputStream to,
      Ending halfClose,
      Supplier<Present> present,
      Function<Fault, Flow> side,
      SplittableRandom random) {
    this.connection = connection;
    this.from = from;
    this.to = to;
    this.halfClose = halfClose;
    this.present = present;
    this.side = side;
    this.random = random;
  }

  /** Returns when either side has ended. */
  void run() throws IOException {
    byte[] buffer = new byte[Flow.LARGEST_PIECE];
    boolean inABurst = false;
    while (!connection.isClosed()) {
      boolean first = !inABurst || from.available() == 0;
      int read = from.read(buffer);
      if (first || read < 0) {
        Flow flow = now();
        pause(flow.jitter().isZero() ? flow.latency() : flow.latency().plus(some(flow.jitter())));
      }
      carry(buffer, Math.max(0, read));
      inABurst = true;
      if (read < 0) {
        awaitPassage();
        connection.close();
      }
    }
  }

  private void carry(byte[] buffer, int count) throws IOException {
    int at = 0;
    while (at < count && !connection.isClosed()) {
      awaitHeld();
      Flow flow = now();
      int piece = (int) Math.min(Math.min(flow.piece(), count - at), flow.endsAfter() - carried);
      if (flow.fate() == Flow.Fate.SWALLOWED) {
        connection.spoil();
      } else if (piece > 0 && !halfClosed) {
        to.write(buffer, at, piece);
        carried += piece;
        pause(flow.pause());
      }
      if (carried >= flow.endsAfter()) {
        end(flow.end());
        piece = count - at;
      }
      at += piece;
    }
  }

  private void end(Flow.End how) throws IOException {
    switch (how) {
      case CLOSED -> connection.close();
      case RESET -> connection.reset();
      case HALF_CLOSED -> {
        if (!halfClosed) {
          halfClosed = true;
          connection.spoil();
          halfClose.run();
        }
      }
    }
  }

  /** The present flow; what it counts begins anew with each fault. */
  private Flow now() {
    Present now = present.get();
    if (now.number() != fault) {
      fault = now.number();
      carried = 0;
    }
    return side.apply(now.fault());
  }

  private void awaitHeld() {
    while (now().fate() == Flow.Fate.HELD && !connection.isClosed()) {
      pause(UNTIL_IT_IS_OVER);
    }
  }

  /** The end of a connection does not get through where bytes do not. */
  private void awaitPassage() {
    while (now().fate() != Flow.Fate.CARRIED && !connection.isClosed()) {
      pause(UNTIL_IT_IS_OVER);
    }
  }

  /** Shorter, if the fault ends before. */
  private void pause(Duration time) {
    int during = fault;
    long end = System.nanoTime() + time.toNanos();
    long left = time.toNanos();
    while (left > 0 && present.get().number() == during && !connection.isClosed()) {
      Waiting.pause(left < STEP.toNanos() ? Duration.ofNanos(left) : STEP);
      left = end - System.nanoTime();
    }
  }

  private Duration some(Duration jitter) {
    return Duration.ofNanos(random.nextLong(jitter.toNanos()));
  }
}
