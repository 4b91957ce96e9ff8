package com.ecomarket.branch;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.edge.BadInput;
import com.ecomarket.edge.RawHttp;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A till: it speaks proper HTTP to one branch. */
final class Till {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String branch;

  Till(int port) {
    this.branch = "http://127.0.0.1:" + port;
  }

  /**
   * An answer.
   *
   * @param replayed whether the branch says that it gave this answer before
   * @param location of what was made, empty if nothing was
   */
  record Answer(int status, JsonNode body, boolean replayed, String location) {

    String text(String member) {
      return body.path(member).asText();
    }

    long number(String member) {
      return body.path(member).asLong(Long.MIN_VALUE);
    }

    /** Last part of a problem's type. */
    String slug() {
      return text("type").replace("urn:ecomarket:problem:", "");
    }
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  /** What a bad request must be answered with. */
  static void assertRefused(RawHttp.Answer answer, BadInput row) throws IOException {
    assertThat(answer.status()).as(answer.toString()).isIn(row.statuses());
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    JsonNode problem = JSON.readTree(answer.body());
    assertThat(problem.path("type").asText()).isEqualTo("urn:ecomarket:problem:" + row.slug());
    assertThat(problem.path("status").asInt()).isEqualTo(answer.status());
    assertThat(problem.path("title").asText()).isNotBlank();
    assertThat(problem.path("detail").asText()).isNotBlank();
    assertThat(answer.body()).doesNotContain("Exception", "java", "com.ecomarket", "sqlite");
  }

  /** The text of a page that is no JSON, in the language and format that the headers ask for. */
  String text(String path, String... headers) {
    HttpRequest request = request(path).headers(headers).GET().build();
    return new String(bytes(request).body(), StandardCharsets.UTF_8);
  }

  Answer post(String path, String json, String... headers) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  Answer post(String path) {
    return send(request(path).POST(BodyPublishers.noBody()));
  }

  Answer sell(long product, long quantity, String... headers) {
    String json = "{\"product_id\":" + product + ",\"quantity\":" + quantity + "}";
    return post("/sell", json, headers);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(branch + path)).timeout(Duration.ofSeconds(10));
  }

  private Answer send(HttpRequest.Builder request) {
    HttpResponse<byte[]> answer = bytes(request.build());
    try {
      return new Answer(
          answer.statusCode(),
          JSON.readTree(answer.body()),
          answer.headers().firstValue("Idempotency-Replayed").orElse("").equals("true"),
          answer.headers().firstValue("Location").orElse(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static HttpResponse<byte[]> bytes(HttpRequest request) {
    try {
      return HTTP.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
