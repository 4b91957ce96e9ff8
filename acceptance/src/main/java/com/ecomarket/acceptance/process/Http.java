package com.ecomarket.acceptance.process;

import com.ecomarket.contract.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** HTTP as a till or an operator speaks it: 1.1, over loopback, never waiting for ever. */
final class Http {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private Http() {}

  static HttpRequest.Builder request(URI address) {
    return HttpRequest.newBuilder(address)
        .timeout(ANSWER_WITHIN)
        .header("Accept", "application/json");
  }

  static HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    try {
      return CLIENT.send(request, BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      throw Waiting.interrupted(e);
    }
  }

  /**
   * The JSON answer of a GET.
   *
   * @throws IOException if there is none, or its status is not 200
   */
  static JsonNode get(URI address) throws IOException {
    HttpResponse<byte[]> response = send(request(address).GET().build());
    if (response.statusCode() != 200) {
      throw new IOException("GET " + address.getPath() + " answered " + response.statusCode());
    }
    return Wire.read(response.body(), JsonNode.class);
  }

  /**
   * The JSON answer of any request.
   *
   * @param request without a body yet, but with all its headers
   * @param method {@code POST} or {@code PUT}
   * @throws IOException if there is none, or its status is not 200, 201 or 202
   */
  static JsonNode call(HttpRequest.Builder request, String method, String json) throws IOException {
    HttpRequest call = built(request, method, json);
    HttpResponse<byte[]> response = send(call);
    if (response.statusCode() < 200 || response.statusCode() > 202) {
      throw new IOException(
          "%s %s answered %d: %s"
              .formatted(
                  method,
                  call.uri().getPath(),
                  response.statusCode(),
                  new String(response.body(), StandardCharsets.UTF_8)));
    }
    return Wire.read(response.body(), JsonNode.class);
  }

  /** Any answer; a body that is not JSON is left out. */
  static Reply reply(HttpRequest.Builder request, String method, String json) throws IOException {
    HttpResponse<byte[]> response = send(built(request, method, json));
    try {
      return new Reply(response.statusCode(), Wire.read(response.body(), JsonNode.class));
    } catch (IOException notJson) {
      return new Reply(response.statusCode(), MissingNode.getInstance());
    }
  }

  private static HttpRequest built(HttpRequest.Builder request, String method, String json) {
    return request
        .header("Content-Type", "application/json")
        .method(method, HttpRequest.BodyPublishers.ofString(json))
        .build();
  }

  /** Units by product, as both services' {@code GET /inventory} tells them. */
  static Map<Long, Long> stock(JsonNode inventory) {
    Map<Long, Long> stock = new LinkedHashMap<>();
    for (var product : inventory.properties()) {
      stock.put(Long.valueOf(product.getKey()), product.getValue().path("stock").asLong());
    }
    return stock;
  }
}
