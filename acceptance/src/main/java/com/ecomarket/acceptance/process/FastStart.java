package com.ecomarket.acceptance.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/**
 * Starts the same jar in half the time and with half the CPU: unpacked, because Java reads classes
 * from jars within a jar slowly, and with an archive of its loaded classes (AppCDS), from Java 25
 * on also linked and with their profiles (the AOT cache of JEP 483 and 514, as in the container).
 * Both are made once for each build of the jar, each Java and its options, in {@code target} beside
 * it.
 */
record FastStart(Path jar, List<String> java) {
  /** The first Java that makes its cache in one run. */
  private static final int AHEAD_OF_TIME = 25;

  private static final Map<FastStart, List<String>> KNOWN = new ConcurrentHashMap<>();

  /**
   * What to put behind the command to start the jar; a plain start where this Java has no archives.
   *
   * @param jar of a service, as built
   * @param java the command with the options that the services will have
   */
  static List<String> options(Path jar, List<String> java) {
    return KNOWN.computeIfAbsent(new FastStart(jar, List.copyOf(java)), FastStart::options);
  }

  /** Its name holds the Java and its options: an archive fits no other. */
  private Path folder() {
    String version = Runtime.version().toString().replaceAll("[^A-Za-z0-9.]", "_");
    String options = Integer.toHexString(java.subList(1, java.size()).hashCode());
    return jar.resolveSibling("fast-start-" + version + "-" + options);
  }

  private List<String> options() {
    try {
      return prepared();
    } catch (IOException e) {
      System.err.println(jar.getFileName() + " starts the slow way: " + e.getMessage());
      return List.of("-jar", jar.toString());
    } catch (InterruptedException e) {
      throw Waiting.interrupted(e);
    }
  }

  private List<String> prepared() throws IOException, InterruptedException {
    boolean aheadOfTime = Runtime.version().feature() >= AHEAD_OF_TIME;
    Path folder = folder();
    Path archive = folder.resolve(aheadOfTime ? "service.aot" : "classes.jsa");
    Path unpacked = folder.resolve(jar.getFileName());
    Path done = folder.resolve("made-of");
    String build = checksum();
    Files.createDirectories(folder);
    try (FileChannel lock =
            FileChannel.open(
                folder.resolveSibling(folder.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock held = lock.lock()) {
      if (!Files.exists(done) || !Files.readString(done).equals(build)) {
        Disk.wipe(folder);
        Files.createDirectories(folder);
        run(
            folder,
            "-Djarmode=tools",
            "-jar",
            jar.toString(),
            "extract",
            "--destination",
            folder.toString());
        // The context is made and closed again; no port is opened.
        run(
            folder,
            (aheadOfTime ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive,
            "-Dspring.context.exit=onRefresh",
            "-jar",
            unpacked.toString(),
            "--ecomarket.branch-id=TRAINING",
            "--ecomarket.data-dir=" + folder.resolve("data"));
        Files.writeString(done, build);
      }
    }
    return List.of(
        (aheadOfTime ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive,
        "-jar",
        unpacked.toString());
  }

  /** Not the file's time: a reproducible build fixes it. */
  private String checksum() throws IOException {
    CRC32C sum = new CRC32C();
    try (InputStream in = new CheckedInputStream(Files.newInputStream(jar), sum)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return Files.size(jar) + " " + Long.toHexString(sum.getValue());
  }

  private void run(Path folder, String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(java);
    command.addAll(List.of(options));
    Path log = folder.resolveSibling(folder.getFileName() + ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Children.add(process);
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException("it did not end within two minutes; see " + log);
    }
    if (process.exitValue() != 0) {
      throw new IOException("it ended with " + process.exitValue() + "; see " + log);
    }
  }
}
