package com.ecomarket.bench.central;

import com.ecomarket.acceptance.process.CentralProcess;
import com.ecomarket.bench.Plan;
import com.ecomarket.bench.load.Beside;
import com.ecomarket.bench.load.Driver;
import com.ecomarket.bench.load.Outcome;
import com.ecomarket.bench.machine.Seconds;
import com.ecomarket.bench.report.Measure;
import com.ecomarket.bench.report.Table;
import com.ecomarket.bench.shops.Backlog;
import com.ecomarket.bench.shops.Catalogue;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** The global stock of ten thousand products in many shops, asked for while shops are selling. */
public final class ReadingCentral {
  private static final int PRODUCTS = 10_000;
  private static final double PER_SECOND = 50;
  private static final int READERS = 8;

  /** Of which a percentile is made: 250 answers in a span of five seconds. */
  private static final Duration SPAN = Duration.ofSeconds(5);

  private final Plan plan;
  private final Path home;
  private final Table table = new Table();
  private final Measure quiet;
  private final Measure busy;
  private final Measure busyMillis = Measure.of("ms p99 while lines come in");
  private final Measure bytes = Measure.of("KiB of an answer, gzip").digits(0);
  private final Measure first = Measure.of("s for the first answer after the start").digits(1);

  /**
   * Nothing is started yet.
   *
   * @param home an empty directory on the disk in question
   */
  public ReadingCentral(Plan plan, Path home) {
    this.plan = plan;
    this.home = home;
    quiet =
        table.row(
            Measure.atMost(
                    25,
                    "ms p99 of `GET /inventory`, %,d products × %d branches, 50 requests/s"
                        .formatted(PRODUCTS, plan.branches()))
                .digits(1));
    busy =
        table.row(Measure.atMost(1.5, "the same while lines come in at half the rate / without"));
    table.row(busyMillis);
    table.row(bytes);
    table.row(first);
  }

  /** Measures everything and returns it as Markdown. */
  public String run() throws IOException {
    Path catalogue = Catalogue.write(Files.createDirectories(home).resolve("catalog.csv"));
    Books books = Books.sqlite(home.resolve("central"));
    CentralProcess central = books.central("central", home, catalogue);
    central.service().start();
    try {
      fill(books, central.address());
      central.service().stop();
      central.service().start();
      long start = System.nanoTime();
      bytes.add(bytes(central.address()) / 1024.0);
      first.add(Seconds.since(start));
      ask(central.address());
      Shops trickling = new Shops("TRICKLE", books);
      for (int round = 0; round < plan.rounds(); round++) {
        round(central.address(), trickling);
      }
    } catch (SQLException e) {
      throw new IOException(e);
    } finally {
      central.service().stop();
    }
    return table.markdown();
  }

  private void fill(Books books, URI central) throws IOException, SQLException {
    for (int branch = 0; branch < plan.branches(); branch++) {
      Backlog shelf =
          new Backlog(
              central.getAuthority(), "FULL" + branch, books.catalogue(), PRODUCTS, 0, branch);
      Replay.linesPerSecond(List.of(central), List.of(shelf));
    }
  }

  private void round(URI central, Shops trickling) throws IOException {
    double alone = ask(central).millis(99);
    quiet.add(alone);
    try (Beside shops = Trickle.into(central, trickling)) {
      double beside = ask(central).millis(99);
      shops.orElseThrow();
      busyMillis.add(beside);
      busy.add(beside / alone);
    }
  }

  private static Outcome ask(URI central) throws IOException {
    byte[] request =
        "GET /inventory HTTP/1.1\r\nHost: %s\r\nAccept-Encoding: gzip\r\n\r\n"
            .formatted(central.getAuthority())
            .getBytes(StandardCharsets.US_ASCII);
    InetSocketAddress address = new InetSocketAddress(central.getHost(), central.getPort());
    try (Driver driver = new Driver(address, request, READERS)) {
      return driver.open(PER_SECOND, SPAN).orElseThrow();
    }
  }

  /** Of one compressed answer. */
  private static int bytes(URI central) throws IOException {
    URLConnection connection = central.resolve("/inventory").toURL().openConnection();
    connection.setRequestProperty("Accept-Encoding", "gzip");
    try (InputStream body = connection.getInputStream()) {
      return body.readAllBytes().length;
    }
  }
}
