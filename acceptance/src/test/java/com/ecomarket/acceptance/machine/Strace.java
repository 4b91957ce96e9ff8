package com.ecomarket.acceptance.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** {@code strace} on a process that runs: watches its system calls, or spoils one of them. */
public final class Strace implements AutoCloseable {
  private final Process strace;
  private final Path output;

  private Strace(Process strace, Path output) {
    this.strace = strace;
    this.output = output;
  }

  /** Skips the test where there is no strace, or where it may not look at other processes. */
  public static void need() {
    Tool.need(
        "strace of another process",
        List.of(
            List.of("strace", "-V"),
            List.of("sh", "-c", "sleep 0.2 & exec strace -q -o /dev/null -p $!")));
  }

  /**
   * Returns when every thread of the process is watched.
   *
   * @param output a file for what is seen
   * @param options such as {@code -P}, a file, {@code -e}, {@code inject=fsync:error=EIO:when=2}
   */
  public static Strace attached(long pid, Path output, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("strace", "-f", "-q", "-y", "-o", output.toString()));
    command.addAll(List.of("-p", Long.toString(pid)));
    command.addAll(List.of(options));
    Strace strace =
        new Strace(
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.resolveSibling("strace.log").toFile())
                .start(),
            output);
    Awaitility.await("strace to hold " + pid)
        .atMost(Duration.ofSeconds(20))
        .until(() -> !strace.strace.isAlive() || isHeld(pid));
    return strace;
  }

  private static boolean isHeld(long pid) throws IOException {
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
      return threads.allMatch(Strace::isTraced);
    } catch (IOException gone) {
      return true; // killed at the first call: nothing left to wait for
    }
  }

  private static boolean isTraced(Path thread) {
    try {
      return !Files.readString(thread.resolve("status")).contains("TracerPid:\t0\n");
    } catch (IOException ended) {
      return true;
    }
  }

  /** Lets the process go, if it still lives, and returns what was seen, in order. */
  public List<String> seen() throws IOException {
    close();
    return Files.readAllLines(output);
  }

  @Override
  public void close() {
    strace.destroy();
    try {
      if (!strace.waitFor(20, TimeUnit.SECONDS)) {
        strace.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
