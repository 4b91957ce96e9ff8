package com.ecomarket.acceptance.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Commands of the machine that some tests need: root, mount, strace, iptables. */
public final class Tool {
  private Tool() {}

  /**
   * Runs a command to its end and returns what it said.
   *
   * @throws IOException if it is missing or ended with anything but 0; with what it said
   */
  public static String run(String... command) throws IOException {
    return run(List.of(command));
  }

  /** The same. */
  static String run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + ": " + said.strip());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    return said;
  }

  /**
   * Skips the test where the machine cannot do what it needs; fails it instead if {@code
   * ECOMARKET_MACHINE=required} says that this one can.
   *
   * @param probes commands that must end with 0
   */
  public static void need(String what, List<List<String>> probes) {
    for (List<String> probe : probes) {
      try {
        run(probe);
      } catch (IOException e) {
        String sentence = what + " is not to be had here: " + e.getMessage();
        if ("required".equals(System.getenv("ECOMARKET_MACHINE"))) {
          throw new AssertionError(sentence, e);
        }
        Assumptions.abort(sentence);
      }
    }
  }
}
