package com.ecomarket.bench.sell;

import com.ecomarket.acceptance.process.Service;
import com.ecomarket.acceptance.process.Waiting;
import com.ecomarket.bench.load.Driver;
import com.ecomarket.bench.load.Outcome;
import com.ecomarket.bench.load.Wrk;
import com.ecomarket.bench.machine.Cpu;
import com.ecomarket.bench.shops.Catalogue;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A service that answers {@code POST /sell}, started as users start it. */
final class Contender {
  /** The number of tills that everything but the table of rates is measured with. */
  static final int TILLS = 32;

  private static final int TURNS = 2;
  private static final Duration DRAINED_WITHIN = Duration.ofMinutes(5);

  private static final String SALE = "{\"product_id\":1,\"quantity\":1}";
  private static final String SALE_OF_MANY =
      "'{\"product_id\":' .. math.random(1000) .. ',\"quantity\":1}'";

  private final Service service;
  private final Path script;
  private final Path scriptOfMany;

  private Contender(Service service, Path home) throws IOException {
    this.service = service;
    Files.createDirectories(home);
    this.script = Wrk.posting("'" + SALE + "'", home.resolve("one.lua"));
    this.scriptOfMany = Wrk.posting(SALE_OF_MANY, home.resolve("many.lua"));
    service.startAsShipped();
  }

  /** An application with the same edge that sells nothing. */
  static Contender noOp(Path home) throws IOException {
    return new Contender(new Service("no-op", "bench", home, home.resolve("data"), Map.of()), home);
  }

  /** The same shop made with a database, and one of the ways in which it could tell central. */
  static Contender peer(String way, Path home, String database, String central) throws IOException {
    Map<String, String> settings =
        Map.of(
            "peer.way", way,
            "peer.central-url", central,
            "spring.datasource.url", database,
            "spring.datasource.username", "postgres");
    return new Contender(
        new Service(way, "bench/peers", home, home.resolve("data"), settings), home);
  }

  /** A branch with more than enough of product 1, unless the settings say otherwise. */
  static Contender branch(String name, Path home, Map<String, String> settings) throws IOException {
    Files.createDirectories(home);
    Path catalogue = Catalogue.write(home.resolve("catalog.csv"));
    Map<String, String> all = new LinkedHashMap<>();
    all.put("ecomarket.branch-id", name);
    all.put("ecomarket.catalog-file", catalogue.toString());
    all.put("ecomarket.opening-stock", "1:900000000");
    all.putAll(settings);
    return new Contender(
        new Service(name, "branch-service", home, home.resolve("data"), all), home);
  }

  /** The same that never calls central. */
  static Contender alone(Path home) throws IOException {
    return branch("ALONE", home, Map.of("ecomarket.sync-enabled", "false"));
  }

  /** The same that tells central, and asks again every one to two seconds. */
  static Contender linked(String name, Path home, URI central) throws IOException {
    return branch(
        name,
        home,
        Map.of(
            "ecomarket.central-url", central.toString(),
            "ecomarket.breaker-wait", "1s",
            "ecomarket.breaker-wait-max", "2s"));
  }

  /** Lines of a branch that central has not got yet. */
  long pending() {
    return service.look("/status").required("pending").asLong();
  }

  /**
   * Waits until central has all lines.
   *
   * @throws IllegalStateException if it takes longer than five minutes
   */
  void awaitDrained() {
    Waiting.until("the backlog to drain", DRAINED_WITHIN, () -> pending() == 0);
  }

  Service service() {
    return service;
  }

  /** User and system time of its process since it began. */
  long cpuMicros() throws IOException {
    return Cpu.of(service.pid());
  }

  /**
   * What it can do at most.
   *
   * @param rate sales a second
   * @param cpuMicros user and system time of its process for one sale
   */
  record Most(double rate, double cpuMicros) {}

  /** As many sales as it answers, from so many tills. */
  Most most(int tills, Duration time) throws IOException {
    return most(script, tills, time);
  }

  /** The same of a thousand products instead of one. */
  Most mostOfMany(int tills, Duration time) throws IOException {
    return most(scriptOfMany, tills, time);
  }

  /** Sells in turn until Java's compilers have seen enough. */
  static void warmUp(List<Contender> contenders, Duration time) throws IOException {
    for (int turn = 0; turn < TURNS; turn++) {
      for (Contender contender : contenders) {
        contender.most(TILLS, time);
      }
    }
  }

  /** Answers a second to {@code GET /inventory/1}, from so many tills. */
  double looks(int tills, Duration time) throws IOException {
    return Wrk.run(service.address("/inventory/1"), null, tills, time).rate();
  }

  private Most most(Path script, int tills, Duration time) throws IOException {
    long before = cpuMicros();
    Wrk.Counted counted = Wrk.run(url(), script, tills, time);
    long used = cpuMicros() - before;
    return new Most(counted.rate(), (double) used / counted.requests());
  }

  /** The same with the driver that {@link #open} has, which takes more of the cores. */
  Outcome closed(int tills, Duration time) throws IOException {
    try (Driver driver = driver(tills)) {
      return whole(driver.closed(time));
    }
  }

  /** How many sales one till made in a time in which some may have failed. */
  long sold(Duration time) throws IOException {
    try (Driver driver = driver(1)) {
      return driver.closed(time).micros().getTotalCount();
    }
  }

  /** Sales that are due at a fixed rate. */
  Outcome open(double perSecond, Duration time) throws IOException {
    try (Driver driver = driver(TILLS)) {
      return whole(driver.open(perSecond, time));
    }
  }

  /** A request without an answer is looked for while the service still has it. */
  private Outcome whole(Outcome outcome) {
    if (outcome.failures() > 0) {
      service.tellThreads();
    }
    return outcome.orElseThrow();
  }

  private Driver driver(int tills) throws IOException {
    String host = url().getHost() + ":" + url().getPort();
    String request =
        "POST /sell HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(host, SALE.length(), SALE);
    return new Driver(
        new InetSocketAddress(url().getHost(), url().getPort()),
        request.getBytes(StandardCharsets.US_ASCII),
        tills);
  }

  private URI url() {
    return service.address("/sell");
  }
}
