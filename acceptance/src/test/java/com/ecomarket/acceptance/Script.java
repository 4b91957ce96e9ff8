package com.ecomarket.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code ./ecomarket}, as people call it. */
final class Script {
  private Script() {}

  /** Runs it to its end. */
  static Ended run(Object... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add("bash");
    command.add(Path.of("..", "ecomarket").toString());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new Ended(process.waitFor(), said);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for ./ecomarket", e);
    }
  }

  /**
   * How it ended.
   *
   * @param status 0 if it did what it was asked
   * @param said all that it printed
   */
  record Ended(int status, String said) {}
}
