package com.ecomarket.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** All tables of one run, with what they were measured on. */
public final class Page {
  private final StringBuilder text = new StringBuilder();

  /**
   * An empty page.
   *
   * @param command that makes it again
   * @param minutes that the run took
   */
  public Page(String command, long minutes) throws IOException {
    String processor =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .findFirst()
            .map(line -> line.substring(line.indexOf(':') + 1).strip())
            .orElse("unknown processor");
    text.append(
        String.format(
            Locale.ROOT,
            """
            # Benchmarks

            Made by `%s` on %s in %d minutes; every run writes this page anew. %d cores (%s), \
            %s %s, Java %s, services and load drivers on the same cores, everything over the \
            loopback address, the journal on the disk of the system's temporary folder with every sale flushed.

            Absolute figures drift on a shared machine, so each ratio is made of two measurements \
            of one round, seconds apart; min, median and max are over the rounds, and the median \
            meets a target or misses it. A load driver on the same cores takes its share of them, \
            which flatters ratios of rates: the CPU time of the process under test is beside them. \
            Why a target is missed stands in [DECISIONS.md](../DECISIONS.md), under *Which targets of speed are missed*.
            """,
            command,
            LocalDate.now(ZoneOffset.UTC),
            minutes,
            Runtime.getRuntime().availableProcessors(),
            processor,
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            Runtime.version()));
  }

  /**
   * Adds a part.
   *
   * @param words what is measured, and how
   * @param body Markdown
   */
  public Page with(String title, String words, String body) {
    text.append("\n## ").append(title).append("\n\n").append(words.strip()).append("\n\n");
    text.append(body);
    return this;
  }

  /** Writes it, over what was there. */
  public void write(Path file) throws IOException {
    Files.writeString(file, text);
  }
}
