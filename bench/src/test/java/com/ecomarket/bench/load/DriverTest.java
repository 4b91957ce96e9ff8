package com.ecomarket.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DriverTest {
  private static final byte[] REQUEST =
      "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final AtomicLong asked = new AtomicLong();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private volatile int status = 200;
  private volatile long stopsAt = -1;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void countsEveryAnswerOnce() throws IOException {
    try (Driver driver = driver(4)) {
      Outcome outcome = driver.closed(Duration.ofMillis(300)).orElseThrow();

      assertThat(outcome.micros().getTotalCount()).isEqualTo(asked.get()).isGreaterThan(4);
      assertThat(outcome.rate() * outcome.nanos() / 1e9)
          .isBetween(asked.get() - 1.0, asked.get() + 1.0);
    }
  }

  @Test
  void asksAtTheGivenRateHoweverQuickTheAnswersAre() throws IOException {
    try (Driver driver = driver(4)) {
      driver.open(200, Duration.ofSeconds(1)).orElseThrow();

      assertThat(asked).hasValue(200);
    }
  }

  /** One connection, one pause of 300 ms: of 100 requests a second 30 were due in it. */
  @Test
  void chargesAPauseWithAllRequestsThatWereDueInIt() throws IOException {
    stopsAt = 20;
    try (Driver driver = driver(1)) {
      Outcome outcome = driver.open(100, Duration.ofSeconds(1)).orElseThrow();

      assertThat(asked).hasValue(100);
      assertThat(outcome.micros().getCountBetweenValues(50_000, 400_000)).isBetween(20L, 60L);
    }
  }

  @Test
  void takesARefusalForNoAnswer() throws IOException {
    status = 503;
    try (Driver driver = driver(2)) {
      Outcome outcome = driver.open(100, Duration.ofMillis(100));

      assertThat(outcome.failures()).isEqualTo(10);
      assertThatThrownBy(outcome::orElseThrow).hasMessage("10 of 10 requests failed, first: 503 ");
    }
  }

  @Test
  void countsWhatAServerThatIsGoneDidNotAnswer() throws IOException {
    try (Driver driver = driver(2)) {
      server.stop(0);

      assertThat(driver.open(100, Duration.ofMillis(100)).failures()).isEqualTo(10);
    }
  }

  private Driver driver(int connections) throws IOException {
    return new Driver(server.getAddress(), REQUEST, connections);
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (asked.getAndIncrement() == stopsAt) {
      try {
        Thread.sleep(300);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    // No body: this server sends it in a packet of its own, which waits 40 ms for the first one's.
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }
}
