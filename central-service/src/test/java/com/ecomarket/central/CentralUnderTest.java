package com.ecomarket.central;

import com.ecomarket.edge.openapi.ApiDocs;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole of central on a real store and a real socket. */
public final class CentralUnderTest implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Path directory;
  private final ConfigurableApplicationContext context;

  private CentralUnderTest(Path directory, ConfigurableApplicationContext context) {
    this.directory = directory;
    this.context = context;
  }

  /** One central for all tests that only need branches of their own. */
  public static CentralUnderTest shared() {
    return Shared.CENTRAL;
  }

  public static CentralUnderTest start(Path directory, String... settings) {
    return start(directory, central -> central, settings);
  }

  /**
   * @param altered with other beans, or with something to do before it starts
   */
  static CentralUnderTest start(
      Path directory, UnaryOperator<SpringApplicationBuilder> altered, String... settings) {
    List<String> arguments = new ArrayList<>(List.of(settings));
    // Nobody reads its pages but at the shared one, and they are a seventh of a start.
    arguments.add("--springdoc.api-docs.enabled=false");
    arguments.add("--springdoc.swagger-ui.enabled=false");
    return launch(directory, altered, arguments);
  }

  private static CentralUnderTest launch(
      Path directory, UnaryOperator<SpringApplicationBuilder> altered, List<String> settings) {
    List<String> arguments = new ArrayList<>(settings);
    arguments.add("--server.port=0");
    arguments.add("--ecomarket.data-dir=" + directory);
    arguments.add("--spring.main.banner-mode=off");
    // Each table of bad input has a body that stalls; idle connections keep the shipped time.
    arguments.add("--server.tomcat.connection-timeout=1s");
    arguments.add("--server.tomcat.keep-alive-timeout=5s");
    return new CentralUnderTest(
        directory,
        altered
            .apply(new SpringApplicationBuilder(CentralService.class))
            .properties(StoreUnderTest.settings(directory))
            .run(arguments.toArray(String[]::new)));
  }

  /** A connection to its store, behind its back. */
  public Connection store() throws SQLException {
    return StoreUnderTest.open(directory);
  }

  /** One of its own connection pools, {@code reads} or {@code writes}. */
  public HikariDataSource pool(String name) {
    return context.getBean(name, HikariDataSource.class);
  }

  public Reply get(String path) {
    return send(request(path).header("Accept-Language", "en").GET());
  }

  public Reply post(String path, String json, String... headers) {
    return send("POST", path, "application/json", json.getBytes(StandardCharsets.UTF_8), headers);
  }

  public Reply put(String path, String json, String... headers) {
    return send("PUT", path, "application/json", json.getBytes(StandardCharsets.UTF_8), headers);
  }

  /** Sends a price list. */
  public Reply importCsv(String path, byte[] csv, String... headers) {
    return send("POST", path, "text/csv", csv, headers);
  }

  private Reply send(String method, String path, String type, byte[] body, String... headers) {
    HttpRequest.Builder request =
        request(path).header("Content-Type", type).method(method, BodyPublishers.ofByteArray(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return send(request);
  }

  /** Where it listens, for those who speak HTTP themselves. */
  public int port() {
    return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  /** Sends lines {@code from} up to but not including {@code to}. */
  public Reply sync(ShopJournal shop, int from, int to) {
    return sync(shop.branchId(), shop.body(from, to));
  }

  public Reply sync(String branchId, byte[] body, String... headers) {
    HttpRequest.Builder request =
        request("/branches/" + branchId + "/sync")
            .header("Content-Type", "application/x-ndjson")
            .POST(BodyPublishers.ofByteArray(body));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return send(request);
  }

  /** What it says of itself. */
  public ApiDocs docs() {
    return ApiDocs.of(port());
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
        .timeout(Duration.ofSeconds(20));
  }

  public Reply send(HttpRequest.Builder request) {
    try {
      return new Reply(HTTP.send(request.build(), BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    context.close();
  }

  /** An answer. */
  public record Reply(HttpResponse<byte[]> http) {
    public int status() {
      return http.statusCode();
    }

    public String header(String name) {
      return http.headers().firstValue(name).orElse("");
    }

    public String text() {
      return new String(http.body(), StandardCharsets.UTF_8);
    }

    public JsonNode json() {
      try {
        return JSON.readTree(http.body());
      } catch (IOException e) {
        throw new UncheckedIOException(text(), e);
      }
    }

    /** The slug of a problem, empty if this is none. */
    public String slug() {
      return header("content-type").startsWith("application/problem+json")
          ? json().path("type").asText().replace("urn:ecomarket:problem:", "")
          : "";
    }
  }

  private static final class Shared {
    static final CentralUnderTest CENTRAL = start();

    private static CentralUnderTest start() {
      try {
        // Boot closes it at the end of the JVM.
        return launch(Files.createTempDirectory("central"), central -> central, List.of());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
