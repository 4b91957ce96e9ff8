package com.ecomarket.bench.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Processors of this machine, by Linux's numbers: of one machine two can be made that take nothing
 * from each other but the memory's bandwidth.
 *
 * @param numbers at least one
 */
public record Cores(List<Integer> numbers) {
  private static final String ALLOWED = "Cpus_allowed_list:";
  private static final int ATTEMPTS = 20;

  /** All that this process may run on. */
  public static Cores allowed() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith(ALLOWED))
        .map(line -> parse(line.substring(ALLOWED.length()).strip()))
        .findFirst()
        .orElseThrow(() -> new IOException("/proc/self/status has no " + ALLOWED));
  }

  /**
   * Reads numbers as Linux writes them.
   *
   * @param list such as {@code 0-3,8}
   */
  static Cores parse(String list) {
    List<Integer> numbers = new ArrayList<>();
    for (String range : list.split(",")) {
      String[] ends = range.split("-");
      int last = Integer.parseInt(ends[ends.length - 1]);
      IntStream.rangeClosed(Integer.parseInt(ends[0]), last).forEach(numbers::add);
    }
    return new Cores(List.copyOf(numbers));
  }

  /** The first of them, half of the number; the only one if there is no other. */
  public Cores firstHalf() {
    return new Cores(numbers.subList(0, Math.max(1, numbers.size() / 2)));
  }

  /** All but {@link #firstHalf}; the only one if there is no other. */
  public Cores secondHalf() {
    return new Cores(numbers.subList(numbers.size() / 2, numbers.size()));
  }

  /**
   * From now on all threads of a process run here only, and what they start.
   *
   * @throws IOException if {@code taskset} of util-linux is missing or does not do it
   */
  public void hold(long pid) throws IOException {
    String list = numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    List<String> command = List.of("taskset", "-a", "-c", "-p", list, String.valueOf(pid));
    String said = "";
    // It gives up at a thread that ends while it looks: those of Java's compilers come and go.
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Process taskset = new ProcessBuilder(command).redirectErrorStream(true).start();
      said = new String(taskset.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      try {
        if (taskset.waitFor() == 0) {
          return;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }
    throw new IOException("taskset: " + said);
  }
}
