package com.ecomarket.bench.sell;

import com.ecomarket.acceptance.process.Service;
import com.ecomarket.bench.Plan;
import com.ecomarket.bench.report.Measure;
import com.ecomarket.bench.report.Table;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a sale costs the disk: flushes, by how many tills sell at once, and bytes. */
public final class DiskCost {
  private final Plan plan;
  private final Path home;
  private final Table table = new Table();
  private final Map<Integer, Measure> flushes = new LinkedHashMap<>();
  private final Measure open =
      table.row(Measure.of("bytes on disk a sale, database and log, while it sells").digits(0));
  private final Measure closed =
      table.row(Measure.atMost(400, "the same after the log is folded in").digits(0));

  /**
   * Nothing is started yet.
   *
   * @param home an empty directory on the disk in question
   */
  public DiskCost(Plan plan, Path home) {
    this.plan = plan;
    this.home = home;
    for (int tills : List.of(1, 8, 32, 128)) {
      Measure measure = Measure.of("flushes a sale, tills at once: " + tills).digits(3);
      flushes.put(tills, table.row(measure));
    }
  }

  /** Measures everything and returns it as Markdown. */
  public String run() throws IOException {
    Contender branch =
        Contender.branch("DISK", home.resolve("disk"), Map.of("ecomarket.sync-enabled", "false"));
    Service service = branch.service();
    service.start();
    branch.most(Contender.TILLS, plan.warmUp());
    for (int round = 0; round < plan.rounds(); round++) {
      for (Map.Entry<Integer, Measure> one : flushes.entrySet()) {
        double commits = commits(service);
        double lines = lines(service);
        branch.most(one.getKey(), plan.span());
        double sales = lines(service) - lines;
        one.getValue().add((commits(service) - commits) / sales);
      }
      open.add(bytes(service.data()) / lines(service));
    }
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
