package com.ecomarket.branch;

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
   */
  record Answer(int status, JsonNode body, boolean replayed) {

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

  Answer post(String path) {
    return send(request(path).POST(BodyPublishers.noBody()));
  }

  Answer sell(long product, long quantity, String... headers) {
    HttpRequest.Builder request =
        request("/sell")
            .header("Content-Type", "application/json")
            .POST(
                BodyPublishers.ofString(
                    "{\"product_id\":" + product + ",\"quantity\":" + quantity + "}"));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(branch + path)).timeout(Duration.ofSeconds(10));
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> answer = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(
          answer.statusCode(),
          JSON.readTree(answer.body()),
          answer.headers().firstValue("Idempotency-Replayed").orElse("").equals("true"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
