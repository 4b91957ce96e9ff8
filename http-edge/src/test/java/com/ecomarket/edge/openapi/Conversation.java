package com.ecomarket.edge.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The recorded conversation of a service, {@code NN-name.request} and {@code NN-name.reply}, to be
 * held against what the service answers now.
 */
public final class Conversation {
  private static final Path FILES = Path.of("src/main/resources/conversation");
  private static final List<String> HEADERS =
      List.of(
          "Content-Type",
          "Location",
          "Retry-After",
          "Allow",
          "ETag",
          "Idempotency-Replayed",
          "Inventory-As-Of",
          "Inventory-Silent-Branches");
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Conversation() {}

  /** The names of all exchanges, in their order. */
  public static List<String> names() {
    try (Stream<Path> files = Files.list(FILES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".request"))
          .map(name -> name.replace(".request", ""))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was answered when this was recorded; empty if it never was. */
  public static String recorded(String name) {
    Path reply = FILES.resolve(name + ".reply");
    return Files.exists(reply) ? read(reply) : "";
  }

  /** The body of what was answered then. */
  public static String body(String name) {
    String reply = recorded(name);
    return reply.substring(reply.indexOf("\n\n")).strip();
  }

  /**
   * What the service on this port answers now, in the form of a recording.
   *
   * @param changed what the request must say instead, such as an id that is new in each run
   */
  public static String answer(String name, int port, UnaryOperator<String> changed)
      throws IOException, InterruptedException {
    String file = changed.apply(read(FILES.resolve(name + ".request")));
    String target = file.substring(file.indexOf(' ') + 1, file.indexOf('\n'));
    Exchange asked = Exchange.parse(name, file, "0\n\n");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
            .timeout(Duration.ofSeconds(20))
            .method(asked.method(), BodyPublishers.ofString(asked.requestBody()));
    asked.requestHeaders().forEach(request::header);
    HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
    StringBuilder text = new StringBuilder().append(answer.statusCode()).append('\n');
    for (String header : HEADERS) {
      answer
          .headers()
          .firstValue(header)
          .ifPresent(value -> text.append(header).append(": ").append(value).append('\n'));
    }
    return text.append('\n').append(answer.body()).append('\n').toString();
  }

  /** All exchanges, as the API document reads them. */
  static List<Exchange> exchanges() {
    return names().stream()
        .map(name -> Exchange.parse(name, read(FILES.resolve(name + ".request")), recorded(name)))
        .toList();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
