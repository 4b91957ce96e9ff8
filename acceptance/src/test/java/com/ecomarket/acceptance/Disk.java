package com.ecomarket.acceptance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Backups and accidents. Only while the process that owns the data is stopped. */
final class Disk {
  private Disk() {}

  static void backUp(Path data, Path backup) throws IOException {
    copy(data, backup);
  }

  static void restore(Path backup, Path data) throws IOException {
    wipe(data);
    copy(backup, data);
  }

  static void wipe(Path data) throws IOException {
    for (Path path : all(data).stream().sorted(Comparator.reverseOrder()).toList()) {
      Files.delete(path);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    for (Path path : all(from)) {
      Files.copy(path, to.resolve(from.relativize(path)));
    }
  }

  /** Folders before what is in them. */
  private static List<Path> all(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.toList();
    }
  }
}
