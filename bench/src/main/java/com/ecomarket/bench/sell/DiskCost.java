package com.ecomarket.bench.sell;

import com.ecomarket.acceptance.process.Service;
import com.ecomarket.bench.report.Measure;
import com.ecomarket.bench.report.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a sale costs the disk: flushes, by how many tills sell at once, and bytes. */
final class DiskCost {
  private final Contender branch;
  private final Table table = new Table();
  private final Map<Integer, Measure> flushes = new LinkedHashMap<>();
  private final Measure open =
      table.row(Measure.of("bytes on disk a sale, database and log, while it sells").digits(0));
  private final Measure closed =
      table.row(Measure.atMost(400, "the same after the log is folded in").digits(0));

  /**
   * Nothing is measured yet.
   *
   * @param tills of the measurements to come
   */
  DiskCost(Contender branch, List<Integer> tills) {
    this.branch = branch;
    for (int number : tills) {
      Measure measure = Measure.of("flushes a sale, tills at once: " + number).digits(3);
      flushes.put(number, table.row(measure));
    }
  }

  /** As {@link Contender#most}, with a look at the disk before and after. */
  Contender.Most most(int tills, Duration time) throws IOException {
    Measure ofTills = flushes.get(tills);
    if (ofTills == null) {
      throw new IllegalArgumentException("no row for " + tills);
    }
    Service service = branch.service();
    double commits = commits(service);
    double lines = lines(service);
    Contender.Most most = branch.most(tills, time);
    double after = lines(service);
    ofTills.add((commits(service) - commits) / (after - lines));
    open.add(bytes(service.data()) / after);
    return most;
  }

  /** Begins anew: what was measured so far was to warm up. */
  void forget() {
    table.forget();
  }

  /** Stops the branch, looks at what it left, and returns everything as Markdown. */
  String stop() throws IOException {
    Service service = branch.service();
    double lines = lines(service);
    service.stop();
    closed.add(bytes(service.data()) / lines);
    return table.markdown();
  }

  private static double lines(Service service) {
    return service.look("/status").required("last_seq").asLong();
  }

  private static double commits(Service service) throws IOException {
    try (InputStream page = service.address("/actuator/prometheus").toURL().openStream()) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith("ecomarket_journal_commits_total"))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
          .sum();
    }
  }

  private static double bytes(Path data) throws IOException {
    try (Stream<Path> files = Files.list(data)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("journal.db"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }
}
