package com.ecomarket.acceptance.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
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

  private static final Duration TRY_EVERY = Duration.ofMillis(100);
  private static final int TRIES = 600;

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
        train(
            folder,
            (aheadOfTime ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive,
            unpacked);
        if (!Files.exists(archive)) {
          throw new IOException("it left no archive; see " + log(folder));
        }
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

  /**
   * A short life, the archive is written at its end: ready, asked once, told to end. Nobody listens
   * where it looks for central, which shall not hear of this branch.
   */
  private void train(Path folder, String writeArchive, Path unpacked)
      throws IOException, InterruptedException {
    int port = Ports.free();
    Process process =
        launch(
            folder,
            writeArchive,
            "-jar",
            unpacked.toString(),
            "--server.address=127.0.0.1",
            "--server.port=" + port,
            "--ecomarket.branch-id=TRAINING",
            "--ecomarket.data-dir=" + folder.resolve("data"),
            "--ecomarket.central-url=http://127.0.0.1:9");
    URI service = URI.create("http://127.0.0.1:" + port);
    for (int i = 0; i < TRIES && process.isAlive() && !answers(service); i++) {
      Waiting.pause(TRY_EVERY);
    }
    process.destroy();
    awaitEnd(folder, process);
  }

  private static boolean answers(URI service) {
    try {
      Http.get(service.resolve("/actuator/health/readiness"));
      Http.get(service.resolve("/inventory"));
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private void run(Path folder, String... options) throws IOException, InterruptedException {
    int status = awaitEnd(folder, launch(folder, options));
    if (status != 0) {
      throw new IOException("it ended with " + status + "; see " + log(folder));
    }
  }

  private Process launch(Path folder, String... options) throws IOException {
    List<String> command = new ArrayList<>(java);
    command.addAll(List.of(options));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log(folder).toFile())
            .start();
    Children.add(process);
    return process;
  }

  private static int awaitEnd(Path folder, Process process)
      throws IOException, InterruptedException {
    if (!process.waitFor(2, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IOException("it did not end within two minutes; see " + log(folder));
    }
    return process.exitValue();
  }

  private static Path log(Path folder) {
    return folder.resolveSibling(folder.getFileName() + ".log");
  }
}
