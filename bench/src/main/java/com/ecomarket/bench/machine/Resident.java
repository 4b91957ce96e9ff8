package com.ecomarket.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory that a process has resident, read from Linux's /proc. */
public final class Resident {
  private static final long KIBIBYTE = 1024;

  private Resident() {}

  /** Bytes now. */
  public static long bytes(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
            .sum()
        * KIBIBYTE;
  }
}
