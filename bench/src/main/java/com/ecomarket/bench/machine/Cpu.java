package com.ecomarket.bench.machine;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** User and system time of processes, read from Linux's /proc, in microseconds. */
public final class Cpu {
  /** What /proc counts in: 100 a second on every architecture that Java runs on. */
  private static final long TICK_MICROS = TimeUnit.SECONDS.toMicros(1) / 100;

  /** Places in a stat line behind the name: utime, stime, and those of children that ended. */
  private static final int UTIME = 11;

  private static final int CUTIME = 13;

  private Cpu() {}

  /** Of one process, since it began. */
  public static long of(long pid) throws IOException {
    return micros(stat(pid), false);
  }

  /**
   * Of the threads of a process whose names contain a text; those that ended are forgotten.
   *
   * @param name of at most 15 characters, as Linux keeps it
   */
  public static long ofThreads(long pid, String name) throws IOException {
    long sum = 0;
    try (DirectoryStream<Path> threads =
        Files.newDirectoryStream(Path.of("/proc", String.valueOf(pid), "task"))) {
      for (Path thread : threads) {
        String stat = Files.readString(thread.resolve("stat")).strip();
        if (stat.substring(0, stat.lastIndexOf(')')).contains(name)) {
          sum += micros(stat, false);
        }
      }
    } catch (NoSuchFileException e) {
      return sum; // One has just ended.
    }
    return sum;
  }

  /** Of a process and all its children, also those that ended: a PostgreSQL cluster. */
  public static long ofTree(long pid) throws IOException {
    long sum = micros(stat(pid), true);
    for (ProcessHandle child :
        ProcessHandle.of(pid)
            .orElseThrow(() -> new IOException("no process " + pid))
            .children()
            .toList()) {
      try {
        sum += micros(stat(child.pid()), true);
      } catch (NoSuchFileException e) {
        // It has just ended; from now on its parent counts it.
      }
    }
    return sum;
  }

  /**
   * Reads a line of /proc/PID/stat.
   *
   * @param withEnded with the time of its children that ended
   */
  static long micros(String stat, boolean withEnded) {
    // The name stands in parentheses and may hold anything, parentheses too.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    long ticks = Long.parseLong(fields[UTIME]) + Long.parseLong(fields[UTIME + 1]);
    if (withEnded) {
      ticks += Long.parseLong(fields[CUTIME]) + Long.parseLong(fields[CUTIME + 1]);
    }
    return ticks * TICK_MICROS;
  }

  private static String stat(long pid) throws IOException {
    return Files.readString(Path.of("/proc", String.valueOf(pid), "stat")).strip();
  }
}
