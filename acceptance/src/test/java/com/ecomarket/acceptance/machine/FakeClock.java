package com.ecomarket.acceptance.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/**
 * The clock on the wall of one process, which jumps when told to (libfaketime). What measures
 * spans, the monotonic clock, goes on as it does when somebody sets a real machine's time.
 */
public final class FakeClock {
  private static final String FIND = "ls /usr/lib/*/faketime/libfaketimeMT.so.1";

  private final String library;
  private final Path file;

  private FakeClock(String library, Path file) {
    this.library = library;
    this.file = file;
  }

  /**
   * A clock that is right; skips the test where the library is missing.
   *
   * @param file does not exist yet
   */
  public static FakeClock in(Path file) throws IOException {
    Tool.need("a clock that can be set (libfaketime)", List.of(List.of("sh", "-c", FIND)));
    FakeClock clock = new FakeClock(Tool.run("sh", "-c", FIND).lines().toList().get(0), file);
    clock.set(Duration.ZERO);
    return clock;
  }

  /** What starts a command by this clock. */
  public List<String> through() {
    return List.of(
        "env",
        "LD_PRELOAD=" + library,
        "FAKETIME_TIMESTAMP_FILE=" + file,
        // Reads the file once a second; at each look a start takes minutes.
        "FAKETIME_CACHE_DURATION=1",
        "FAKETIME_DONT_FAKE_MONOTONIC=1",
        // Whoever waits for a span waits by the real clock; else all of Java's waiting is spinning.
        "FAKETIME_FORCE_MONOTONIC_FIX=0");
  }

  /** From now on it is so far ahead of the machine's, or behind if it is negative. */
  public void set(Duration ahead) throws IOException {
    // It may be read at any moment, so it is never half written.
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.writeString(next, "%+d".formatted(ahead.toSeconds()));
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
