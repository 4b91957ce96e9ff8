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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {EdgeTests.FAST, "ecomarket.edge.raw-paths=/raw/{id}/lines"})
@ExtendWith(OutputCaptureExtension.class)
class ProblemTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI shop;

  ProblemTest(@LocalServerPort int port) {
    this.shop = URI.create("http://127.0.0.1:" + port);
  }

  @Test
  void saysARefusalInSpanishUnlessAskedForEnglish() throws Exception {
    assertThat(detail(get("/refused"))).isEqualTo("Quedan 1000 unidades por valor de 1234567.50.");
    assertThat(detail(get("/refused", "fr, en-GB;q=0.5")))
        .isEqualTo("1000 units are left, worth 1234567.50.");
    assertThat(detail(get("/refused", "de"))).startsWith("Quedan");
    assertThat(detail(get("/refused", ";;q=x"))).startsWith("Quedan");
  }

  @Test
  void carriesMembersHeadersAndTheMappedPath() throws Exception {
    HttpResponse<String> answer = get("/refused");
    JsonNode problem = json(answer);
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
    assertThat(problem.path("type").asText()).isEqualTo("urn:ecomarket:problem:insufficient-stock");
    assertThat(problem.path("available").asInt()).isEqualTo(1000);
    assertThat(problem.path("instance").asText()).isEqualTo("/refused");
  }

  @Test
  void repeatsNothingOfAnUnknownPath() throws Exception {
    assertThat(get("/evil/path").body()).doesNotContain("evil").contains("not-found");
  }

  @Test
  void keepsTheStatusOfARefusalThatHasNoText(CapturedOutput log) throws Exception {
    assertThat(get("/untold").statusCode()).isEqualTo(409);
    assertThat(log).contains("No message problem.untold.title");
  }

  @Test
  void logsAFaultAndSaysNothingOfItsInside(CapturedOutput log) throws Exception {
    HttpResponse<String> answer = get("/broken");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("internal-error").doesNotContain("secret", "Exception");
    assertThat(log).contains("ERROR").contains("IllegalStateException: secret password");
  }

  @ParameterizedTest
  @CsvSource({
    "/pages/1?from_day=x&limit=abc, limit, debe ser un número entero",
    "/pages/1?from_day=x&limit=1e9, limit, debe ser un número entero",
    "/pages/1?from_day=x&limit=99999999999, limit, debe ser un número entero",
    "/pages/1?from_day=x&limit=-1, limit, debe ser mayor que o igual a 1",
    "/pages/1?from_day=x&limit=101, limit, debe ser menor que o igual a 100",
    "/pages/1, from_day, falta",
    "/pages/evil?from_day=x, id, debe ser un número entero"
  })
  void namesTheParameterThatIsWrong(String path, String parameter, String detail) throws Exception {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(400);
    JsonNode problem = json(answer);
    assertThat(problem.path("type").asText()).endsWith(":validation-failed");
    assertThat(problem.path("errors")).hasSize(1);
    assertThat(problem.at("/errors/0/parameter").asText()).isEqualTo(parameter);
    assertThat(problem.at("/errors/0/detail").asText()).isEqualTo(detail);
  }

  @Test
  void pointsIntoTheBody() throws Exception {
    HttpResponse<String> answer =
        post("/baskets", "{\"lines\":[{\"product_id\":1,\"quantity\":5},{\"quantity\":0}]}", "en");
    assertThat(json(answer).path("errors").toString())
        .isEqualTo(
            "[{\"pointer\":\"#/lines/1/product_id\",\"detail\":\"must not be null\"},"
                + "{\"pointer\":\"#/lines/1/quantity\",\"detail\":\"must be greater than 0\"}]");
  }

  @Test
  void saysWhereReadingStopped() throws Exception {
    JsonNode problem = json(post("/sell", "{\"product_id\":1,\n \"quantity\":5,}", "en"));
    assertThat(problem.path("line").asInt()).isEqualTo(2);
    assertThat(problem.path("column").asInt()).isPositive();
  }

  @Test
  void writesPlainNumbersAndIsoInstants() throws Exception {
    assertThat(post("/sell", SaleRequests.VALID, "es").body())
        .isEqualTo("{\"key\":null,\"price\":1000,\"at\":\"1970-01-01T00:00:00Z\"}");
  }

  @Test
  void readsNoNumberAsTextAndNoTextAsNumber() throws Exception {
    assertThat(post("/notes", "{\"text\":5}", "es").statusCode()).isEqualTo(400);
    assertThat(post("/notes", "{\"text\":true}", "es").statusCode()).isEqualTo(400);
    assertThat(post("/notes", "{\"text\":\"a\",\"price\":\"2.50\"}", "es").statusCode())
        .isEqualTo(400);
    assertThat(post("/notes", "{\"text\":\"a\",\"price\":2.50}", "es").body())
        .isEqualTo("{\"text\":\"a\",\"price\":2.50}");
  }

  @Test
  void leavesRawBodiesAloneButNotTheirPaths() throws Exception {
    assertThat(post("/raw/1/lines", "x".repeat(100_000), "es").body()).isEqualTo("100000");
    assertThat(post("/raw/1;x/lines", "x", "es").statusCode()).isEqualTo(404);
  }

  @Test
  void showsHealthAndNothingThatWasNotExposed() throws Exception {
    assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    for (String hidden : new String[] {"env", "heapdump", "threaddump", "loggers", "beans"}) {
      assertThat(get("/actuator/" + hidden).statusCode()).isEqualTo(404);
    }
    HttpResponse<String> written = post("/actuator/health", "{}", "es");
    assertThat(written.statusCode()).isEqualTo(405);
    assertThat(written.body()).contains("method-not-allowed");
  }

  private HttpResponse<String> get(String path, String... language) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(shop.resolve(path));
    for (String one : language) {
      request.header("Accept-Language", one);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body, String language) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(shop.resolve(path))
            .header("Content-Type", "application/json")
            .header("Accept-Language", language)
            .POST(BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) throws Exception {
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    return new ObjectMapper().readTree(answer.body());
  }

  private static String detail(HttpResponse<String> answer) throws Exception {
    return json(answer).path("detail").asText();
  }
}
