package com.ecomarket.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A well-behaved caller of the shop. */
final class ShopClient {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI shop;

  ShopClient(int port) {
    this.shop = URI.create("http://127.0.0.1:" + port);
  }

  HttpResponse<String> get(String path, String... language) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(shop.resolve(path));
    for (String one : language) {
      request.header("Accept-Language", one);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  HttpResponse<String> post(String path, String body, String language) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(shop.resolve(path))
            .header("Content-Type", "application/json")
            .header("Accept-Language", language)
            .POST(BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  static JsonNode json(HttpResponse<String> answer) throws Exception {
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    return new ObjectMapper().readTree(answer.body());
  }

  static String detail(HttpResponse<String> answer) throws Exception {
    return json(answer).path("detail").asText();
  }
}
