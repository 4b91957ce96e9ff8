package com.ecomarket.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory of a process, read from Linux's /proc. */
public final class Memory {
  private static final double KIBIBYTES = 1024;

  private Memory() {}

  /** Mebibytes that are resident now. */
  public static double resident(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
            .sum()
        / KIBIBYTES;
  }
}
