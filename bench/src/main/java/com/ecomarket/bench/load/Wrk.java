package com.ecomarket.bench.load;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The load driver wrk, which costs much less than one in Java: for the most that a server can do
 * beside it on the same cores.
 */
public final class Wrk {
  private static final Pattern COUNT = Pattern.compile("(\\d+) requests in");
  private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");

  private Wrk() {}

  /**
   * What it counted.
   *
   * @param requests all of them answered with 2xx
   * @param rate a second
   */
  public record Counted(long requests, double rate) {}

  /**
   * Asks as fast as it is answered.
   *
   * @param script in Lua, which makes the request; null to get the URL
   * @throws IOException if it is not installed
   * @throws IllegalStateException if not every answer was a 2xx
   */
  public static Counted run(URI url, @Nullable Path script, int connections, Duration time)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("wrk", "-t" + Math.min(2, connections)));
    command.addAll(List.of("-c" + connections, "-d" + time.toSeconds() + "s"));
    if (script != null) {
      command.addAll(List.of("-s", script.toString()));
    }
    command.add(url.toString());
    Process wrk = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher count = COUNT.matcher(text);
    Matcher rate = RATE.matcher(text);
    boolean failed = text.contains("Non-2xx") || text.contains("Socket errors");
    if (failed || !count.find() || !rate.find()) {
      throw new IllegalStateException("wrk: " + text);
    }
    return new Counted(Long.parseLong(count.group(1)), Double.parseDouble(rate.group(1)));
  }

  /**
   * Writes a script that posts JSON.
   *
   * @param json an expression in Lua that makes the body of each request
   */
  public static Path posting(String json, Path file) throws IOException {
    return Files.writeString(
        file,
        """
        local headers = { ["Content-Type"] = "application/json" }
        request = function()
          return wrk.format("POST", nil, headers, %s)
        end
        """
            .formatted(json));
  }
}
