package com.ecomarket.central.sync;

import com.ecomarket.edge.Problem;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.ProtocolHandler;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.embedded.tomcat.TomcatConnectorCustomizer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Sends branches away while more requests wait for a thread than are served within a second or so,
 * each with a time of its own to come back.
 *
 * <p>A branch gives up on an answer after three seconds and asks again. Without this, once the
 * queue is longer than that, central works for shops that have hung up, one durable commit each,
 * and never catches up with those that have not: ten thousand shops that opened at once never got
 * in.
 */
@Component
final class LoadShedding implements TomcatConnectorCustomizer {
  /** Between two shops that come back: fewer than central can serve, because others come, too. */
  private static final long STEP = TimeUnit.SECONDS.toNanos(1) / 200;

  /** As long as a branch waits at most, whatever it is told. */
  private static final long LONGEST = Duration.ofMinutes(5).toNanos();

  private final int most;
  private final AtomicLong lastGiven = new AtomicLong(System.nanoTime());
  private volatile @Nullable ProtocolHandler server;

  LoadShedding(SyncSettings settings) {
    this.most = settings.shedAbove();
  }

  @Override
  public void customize(Connector connector) {
    server = connector.getProtocolHandler();
  }

  /**
   * Lets a request pass, or not.
   *
   * @throws Problem 429 {@code rate-limited} with {@code Retry-After}
   */
  void admit() {
    if (waiting() > most) {
      throw Problem.of(HttpStatus.TOO_MANY_REQUESTS, "rate-limited")
          .header(HttpHeaders.RETRY_AFTER, Long.toString(secondsToStayAway(System.nanoTime())));
    }
  }

  /** Whole seconds, from 1; the next one is told to come a step later. */
  long secondsToStayAway(long now) {
    long at =
        lastGiven.updateAndGet(last -> now + Math.min(LONGEST, Math.max(0, last - now) + STEP));
    return 1 + TimeUnit.NANOSECONDS.toSeconds(at - now - 1);
  }

  private int waiting() {
    ProtocolHandler handler = server;
    Executor threads = handler == null ? null : handler.getExecutor();
    return threads instanceof ThreadPoolExecutor pool ? pool.getQueue().size() : 0;
  }
}
