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
 * from jars within a jar slowly, and with an archive of its loaded classes (AppCDS). Both are made
 * once for each build of the jar and each Java, in {@code target} beside it.
 */
final class FastStart {
  private static final Map<Path, List<String>> KNOWN = new ConcurrentHashMap<>();

  private final Path jar;
  private final Path folder;
  private final List<String> java;

  private FastStart(Path jar, List<String> java) {
    this.jar = jar;
    this.java = List.copyOf(java);
    String name = "fast-start-" + Runtime.version().toString().replaceAll("[^A-Za-z0-9.]", "_");
    this.folder = jar.resolveSibling(name);
  }

  /**
   * What to put behind the command to start the jar; a plain start where this Java has no archives.
   *
   * @param jar of a service, as built
   * @param java the command with the options that the services will have
   */
  static List<String> options(Path jar, List<String> java) {
    return KNOWN.computeIfAbsent(jar, it -> new FastStart(it, java).options());
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
    Path archive = folder.resolve("classes.jsa");
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
            "-Djarmode=tools",
            "-jar",
            jar.toString(),
            "extract",
            "--destination",
            folder.toString());
        // The context is made and closed again; no port is opened.
        run(
            "-XX:ArchiveClassesAtExit=" + archive,
            "-Dspring.context.exit=onRefresh",
            "-jar",
            unpacked.toString(),
            "--ecomarket.branch-id=TRAINING",
            "--ecomarket.data-dir=" + folder.resolve("data"));
        Files.writeString(done, build);
      }
    }
    return List.of("-XX:SharedArchiveFile=" + archive, "-jar", unpacked.toString());
  }

  /** Not the file's time: a reproducible build fixes it. */
  private String checksum() throws IOException {
    CRC32C sum = new CRC32C();
    try (InputStream in = new CheckedInputStream(Files.newInputStream(jar), sum)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return Files.size(jar) + " " + Long.toHexString(sum.getValue());
  }

  private void run(String... options) throws IOException, InterruptedException {
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
