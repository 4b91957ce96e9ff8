package com.ecomarket.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@OpenShop
class LateAnswersTest {
  /** More than the edge has request threads. */
  private static final int MANY = 40;

  private final int port;
  private final LateShop late;
  private final ShopClient shop;

  @Autowired
  LateAnswersTest(@LocalServerPort int port, LateShop late) {
    this.port = port;
    this.late = late;
    this.shop = new ShopClient(port);
  }

  @BeforeEach
  void forget() {
    late.waiting.clear();
  }

  @Test
  void writesWhatAnAnswerInTimeWouldBe() throws Exception {
    HttpResponse<String> inTime = shop.get("/late/in-time");
    HttpResponse<String> atOnce = shop.get("/late/at-once");

    assertThat(atOnce.statusCode()).isEqualTo(200);
    assertThat(atOnce.body()).isEqualTo(inTime.body());
    assertThat(atOnce.headers().firstValue("Content-Type"))
        .isEqualTo(inTime.headers().firstValue("Content-Type"));
  }

  @Test
  void writesStatusAndHeadersOfAWholeAnswer() throws Exception {
    HttpResponse<String> answer = shop.get("/late/whole");

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("3");
    assertThat(answer.body()).contains("1000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "en"})
  void refusesLikeAControllerThatThrows(String language) throws Exception {
    HttpResponse<String> answer = shop.get("/late/refused", language);
    JsonNode problem = ShopClient.json(answer);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
    assertThat(problem.path("available").asInt()).isEqualTo(7);
    assertThat(problem.path("instance").asText()).isEqualTo("/late/refused");
    assertThat(problem.path("detail").asText())
        .contains(language.equals("en") ? "are left" : "Quedan");
  }

  @ParameterizedTest
  @ValueSource(strings = {"broken", "unwritable", "exhausted"})
  void answersAFaultAndSaysNothingOfItsInside(String fault) throws Exception {
    HttpResponse<String> answer = shop.get("/late/" + fault);

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("internal-error").doesNotContain("secret", "Object");
  }

  @Test
  void keepsNoRequestThreadWhileAnswersAreNotThere() throws Exception {
    HttpRequest question =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/late/once-told")).build();
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    List<CompletableFuture<HttpResponse<String>>> answers =
        IntStream.range(0, MANY)
            .mapToObj(n -> client.sendAsync(question, BodyHandlers.ofString()))
            .toList();
    await().until(() -> late.waiting.size() == MANY);

    assertThat(shop.get("/late/in-time").statusCode()).isEqualTo(200);

    late.waiting.forEach(receipt -> receipt.complete(LateShop.RECEIPT));
    for (CompletableFuture<HttpResponse<String>> answer : answers) {
      assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void keepsNobodyWaitingWhoCompletesAnAnswerThatIsNotRead() throws Exception {
    try (Socket caller = new Socket(InetAddress.getLoopbackAddress(), port)) {
      caller
          .getOutputStream()
          .write("GET /late/large HTTP/1.1\r\nHost: shop\r\n\r\n".getBytes(US_ASCII));
      await().until(() -> !late.waiting.isEmpty());

      CompletableFuture<Shop.Receipt> told = late.waiting.get(0);
      assertTimeoutPreemptively(
          Duration.ofSeconds(10), () -> told.complete(LateShop.RECEIPT), "held up");

      caller.setSoTimeout(10_000);
      assertThat(caller.getInputStream().readNBytes(LateShop.LARGE)).hasSize(LateShop.LARGE);
    }
  }
}
