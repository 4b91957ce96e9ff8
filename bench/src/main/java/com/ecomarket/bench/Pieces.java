package com.ecomarket.bench;

import com.ecomarket.acceptance.process.Jars;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Runs the benchmarks of {@code bench/micro} under JMH, in a JVM of their own. */
final class Pieces {
  private final Plan plan;
  private final Path home;

  Pieces(Plan plan, Path home) {
    this.plan = plan;
    this.home = home;
  }

  /** Measures everything and returns it as Markdown. */
  String run() throws IOException {
    Files.createDirectories(home);
    Path jar = Jars.of("bench/micro");
    Path result = home.resolve("jmh.json");
    Path log = home.resolve("jmh.log");
    Process jmh =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                jar + File.pathSeparator + jar.resolveSibling("lib") + File.separator + "*",
                "org.openjdk.jmh.Main",
                "-f1",
                "-wi",
                "3",
                "-w1",
                "-r1",
                "-i",
                Integer.toString(plan.rounds()),
                "-rf",
                "json",
                "-rff",
                result.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      if (jmh.waitFor() != 0) {
        throw new IOException("JMH: " + Files.readString(log));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return table(new ObjectMapper().readTree(result.toFile()));
  }

  private static String table(JsonNode benchmarks) {
    StringBuilder table = new StringBuilder("| piece | ns |\n|---|--:|\n");
    for (JsonNode benchmark : benchmarks) {
      List<String> name = List.of(benchmark.path("benchmark").asText().split("\\.", -1));
      table.append(
          String.format(
              Locale.ROOT,
              "| `%s` | %,.0f |%n",
              String.join(".", name.subList(name.size() - 2, name.size())),
              benchmark.path("primaryMetric").path("score").asDouble()));
    }
    return table.toString();
  }
}
