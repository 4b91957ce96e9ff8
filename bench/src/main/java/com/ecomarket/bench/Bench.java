package com.ecomarket.bench;

import com.ecomarket.bench.load.Wrk;
import com.ecomarket.bench.sell.Selling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Measures everything that is promised of speed, in one run, and writes down what came of it. */
public final class Bench {
  private Bench() {}

  /**
   * Runs and ends with 0, whatever was measured; with 69 if a tool is missing.
   *
   * @param args {@code --quick}
   */
  public static void main(String[] args) throws IOException {
    if (!Wrk.isThere()) {
      System.err.println("bench needs wrk (Debian: apt-get install wrk).");
      System.exit(69);
    }
    Plan plan = List.of(args).contains("--quick") ? Plan.quick() : Plan.full();
    Path home = Files.createTempDirectory("ecomarket-bench");
    System.out.println(new Selling(plan, home).run());
    System.exit(0);
  }
}
