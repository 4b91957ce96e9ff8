package com.ecomarket.acceptance.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Copies of a service's data, and accidents. Only while the process that owns it is stopped. */
public final class Disk {
  private Disk() {}

  /** Copies all data to a place that does not exist yet. */
  public static void backUp(Path data, Path backup) {
    copy(data, backup);
  }

  /** Puts a copy in the place of the data. */
  public static void restore(Path backup, Path data) {
    wipe(data);
    copy(backup, data);
  }

  /** Destroys all data. */
  public static void wipe(Path data) {
    try {
      for (Path path : all(data).stream().sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) {
    try {
      Files.createDirectories(to.toAbsolutePath().getParent());
      for (Path path : all(from)) {
        Files.copy(path, to.resolve(from.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Folders before what is in them. */
  private static List<Path> all(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      return paths.toList();
    }
  }
}
