package com.ecomarket.acceptance.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a Java process holds.
 *
 * @param heapBytes of objects that survive a full collection
 * @param threads of the system
 * @param files open descriptors, sockets too
 */
public record Footprint(long heapBytes, long threads, long files) {

  /** Collects all garbage first. Linux only. */
  public static Footprint of(long pid) throws IOException {
    String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    // A histogram counts living objects only, so it is preceded by a full collection.
    String histogram = Tool.run(jcmd, Long.toString(pid), "GC.class_histogram");
    String total =
        histogram
            .lines()
            .filter(line -> line.startsWith("Total"))
            .findFirst()
            .orElseThrow(() -> new IOException("no total in " + histogram));
    return new Footprint(
        Long.parseLong(total.strip().split("\\s+")[2]),
        entries("/proc/" + pid + "/task"),
        entries("/proc/" + pid + "/fd"));
  }

  private static long entries(String folder) throws IOException {
    try (Stream<Path> entries = Files.list(Path.of(folder))) {
      return entries.count();
    }
  }
}
