package com.ecomarket.acceptance.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One service as a child process with a port, a data directory and a log of its own. The process
 * may be killed and started again on the same data any number of times.
 */
public final class Service {
  private static final Duration READY_WITHIN = Duration.ofMinutes(2);
  private static final Duration GONE_WITHIN = Duration.ofSeconds(40);

  /**
   * Only the first of Java's two compilers: the second takes longer than these runs last, and on
   * two cores it takes the time of five processes from each other. Up in half the time, and a
   * replay in 52 s instead of 90 s.
   */
  private static final List<String> JVM_OPTIONS =
      List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  /** Nobody reads them here, and they are a seventh of a start. */
  private static final List<String> NO_PAGES =
      List.of("--springdoc.api-docs.enabled=false", "--springdoc.swagger-ui.enabled=false");

  private final String name;
  private final Path home;
  private final Path data;
  private final int port;
  private final String host;
  private final List<String> arguments;
  private Path jar;
  private List<String> through = List.of();
  private List<String> options = JVM_OPTIONS;
  private boolean prepared = true;
  private boolean withPages;
  private @Nullable Process process;

  /**
   * A service that is not running yet.
   *
   * @param name for its log and for messages
   * @param module whose jar it is, as built
   * @param home an own directory, for its log
   * @param data for all its durable state
   * @param settings by name; its port, its address if there is none, and its data are added
   */
  public Service(String name, String module, Path home, Path data, Map<String, String> settings) {
    this.name = name;
    this.jar = Jars.of(module);
    this.home = home;
    this.data = data;
    this.port = Ports.free();
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put("server.port", Integer.toString(port));
    host = all.computeIfAbsent("server.address", unset -> "127.0.0.1");
    all.put("ecomarket.data-dir", data.toString());
    List<String> parts = new ArrayList<>();
    all.forEach((key, value) -> parts.add("--" + key + "=" + value));
    this.arguments = List.copyOf(parts);
  }

  /**
   * From now on the process is started from another jar, on the data that is there.
   *
   * @param version the same service of another version
   */
  public void install(Path version) {
    jar = version;
  }

  /**
   * From now on the process is started by another command that becomes it.
   *
   * @param prefix such as {@code ip netns exec NAME}
   */
  public void startThrough(List<String> prefix) {
    through = List.copyOf(prefix);
  }

  /**
   * From now on the process is started as users start it, from the jar and on both compilers.
   *
   * @param options of Java; none for its own settings
   */
  public void startAsShipped(String... options) {
    start(false, options);
  }

  /**
   * From now on the process is started as in the container: on both compilers, unpacked, and with a
   * cache of its classes.
   *
   * @param options of Java; none for its own settings
   */
  public void startPrepared(String... options) {
    start(true, options);
  }

  private void start(boolean fast, String... ofJava) {
    options = List.of(ofJava);
    prepared = fast;
    withPages = true;
  }

  /** Starts the process and returns at once. */
  public void launch() {
    if (isAlive()) {
      throw new IllegalStateException(name + " runs already");
    }
    try {
      Files.createDirectories(home);
      List<String> all = new ArrayList<>(through);
      all.addAll(java());
      all.addAll(arguments);
      Process child =
          new ProcessBuilder(all)
              .directory(home.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log()))
              .start();
      Children.add(child);
      process = child;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Waits until the service says that it is ready.
   *
   * @throws IllegalStateException with the end of its log if it died or took over 120 s
   */
  public void awaitReady() {
    try {
      Waiting.until(name + " to be ready", READY_WITHIN, () -> !isAlive() || isReady());
    } catch (IllegalStateException late) {
      throw new IllegalStateException(late.getMessage() + "\n" + logTail(), late);
    }
    if (!isAlive()) {
      throw new IllegalStateException(name + " did not start:\n" + logTail());
    }
  }

  /** Launches and waits until ready. */
  public void start() {
    launch();
    awaitReady();
  }

  /** SIGKILL: no farewell, nothing flushed. Returns when the process is gone. */
  public void kill() {
    running().destroyForcibly();
    awaitExit();
  }

  /** SIGTERM: the service may finish its work. Returns when the process is gone. */
  public void stop() {
    running().destroy();
    awaitExit();
  }

  /**
   * SIGSTOP: it stands still, its connections stay open, and it will not know that it was away.
   *
   * @throws IllegalStateException where there are no POSIX signals
   */
  public void freeze() {
    signal("STOP");
  }

  /** SIGCONT: goes on where it was frozen. */
  public void thaw() {
    signal("CONT");
  }

  /** SIGQUIT: writes into its log what its threads are doing. */
  public void tellThreads() {
    signal("QUIT");
  }

  /** The exit status, when the process has ended by itself within 40 s. */
  public int awaitExit() {
    Process child = running();
    try {
      if (!child.waitFor(GONE_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException(name + " does not end");
      }
      return child.exitValue();
    } catch (InterruptedException e) {
      throw Waiting.interrupted(e);
    }
  }

  /** The number of its process, for tools that look at it from outside. */
  public long pid() {
    return running().pid();
  }

  /** Whether the process runs. */
  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** The directory that holds all its durable state. Copy or replace it only while stopped. */
  public Path data() {
    return data;
  }

  /** The last lines that it logged, for people. */
  public String logTail() {
    try {
      List<String> lines =
          new String(Files.readAllBytes(log().toPath()), StandardCharsets.UTF_8).lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 25), lines.size()));
    } catch (IOException e) {
      return "(no log of " + name + ")";
    }
  }

  /** Where it listens, with a path that begins with a slash or is empty. */
  public URI address(String path) {
    return URI.create("http://" + host + ":" + port + path);
  }

  /** What it answers to a GET, as JSON. */
  public JsonNode look(String path) {
    try {
      return Http.get(address(path));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " does not answer: " + e.getMessage(), e);
    }
  }

  private List<String> java() {
    List<String> parts = new ArrayList<>();
    parts.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    parts.addAll(options);
    parts.addAll(prepared ? FastStart.options(jar, parts) : List.of("-jar", jar.toString()));
    if (!withPages) {
      parts.addAll(NO_PAGES);
    }
    return parts;
  }

  private void signal(String signal) {
    if (!Signals.send(signal, pid())) {
      throw new IllegalStateException(name + " takes no " + signal);
    }
  }

  private boolean isReady() {
    try {
      Http.get(address("/actuator/health/readiness"));
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private Process running() {
    if (process == null) {
      throw new IllegalStateException(name + " was never started");
    }
    return process;
  }

  private File log() {
    return home.resolve(name + ".log").toFile();
  }
}
