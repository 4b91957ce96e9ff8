package com.ecomarket.acceptance;

import com.ecomarket.acceptance.terminal.Screen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A folder for one run, removed when all held; what broke leaves its logs and data for people. */
final class TemporaryFolder {
  private TemporaryFolder() {}

  /** Runs the proof in a new folder, and says whether it held. */
  static boolean holds(String name, Screen screen, Predicate<Path> proof) {
    Path folder = create(name);
    boolean holds = false;
    try {
      holds = proof.test(folder);
    } finally {
      if (holds) {
        delete(folder);
      } else {
        screen.say("logs and data are kept in " + folder);
      }
    }
    return holds;
  }

  private static Path create(String name) {
    try {
      return Files.createTempDirectory("ecomarket-" + name + "-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path entry : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(entry);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
