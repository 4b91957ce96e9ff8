package com.ecomarket.bench.machine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** What the disk gives: no durable sale alone can be quicker than one of these. */
public final class Flush {
  private static final int COUNT = 500;
  private static final int BYTES = 4096;

  private Flush() {}

  /**
   * Appends pages to a file, each followed by fdatasync.
   *
   * @param folder on the disk in question
   * @return microseconds of one append and flush, the middle one of 500
   */
  public static double micros(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "flush", ".bin");
    long[] nanos = new long[COUNT];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int i = 0; i < COUNT; i++) {
        long start = System.nanoTime();
        channel.write(ByteBuffer.allocate(BYTES));
        channel.force(false);
        nanos[i] = System.nanoTime() - start;
      }
    } finally {
      Files.delete(file);
    }
    Arrays.sort(nanos);
    return nanos[COUNT / 2] / (double) TimeUnit.MICROSECONDS.toNanos(1);
  }
}
