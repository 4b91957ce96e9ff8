package com.ecomarket.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@OpenShop
@ExtendWith(OutputCaptureExtension.class)
class ProblemTest {
  private final ShopClient shop;

  ProblemTest(@LocalServerPort int port) {
    this.shop = new ShopClient(port);
  }

  @Test
  void saysARefusalInSpanishUnlessAskedForEnglish() throws Exception {
    assertThat(ShopClient.detail(shop.get("/refused")))
        .isEqualTo("Quedan 1000 unidades por valor de 1234567.50.");
    assertThat(ShopClient.detail(shop.get("/refused", "fr, en-GB;q=0.5")))
        .isEqualTo("1000 units are left, worth 1234567.50.");
    assertThat(ShopClient.detail(shop.get("/refused", "de"))).startsWith("Quedan");
    assertThat(ShopClient.detail(shop.get("/refused", "*"))).startsWith("Quedan");
    assertThat(ShopClient.detail(shop.get("/refused", ";;q=x"))).startsWith("Quedan");
  }

  @Test
  void carriesMembersHeadersAndTheMappedPath() throws Exception {
    HttpResponse<String> answer = shop.get("/refused");
    JsonNode problem = ShopClient.json(answer);
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
    assertThat(problem.path("type").asText()).isEqualTo("urn:ecomarket:problem:insufficient-stock");
    assertThat(problem.path("available").asInt()).isEqualTo(1000);
    assertThat(problem.path("instance").asText()).isEqualTo("/refused");
  }

  @Test
  void speaksEnglishAlsoBeforeSpringIsReached() throws Exception {
    assertThat(ShopClient.detail(shop.get("/a;b", "en"))).startsWith("There is nothing");
  }

  @Test
  void repeatsNothingOfAnUnknownPath() throws Exception {
    assertThat(shop.get("/evil/path").body()).doesNotContain("evil").contains("not-found");
  }

  @Test
  void keepsTheStatusOfARefusalThatHasNoText(CapturedOutput log) throws Exception {
    assertThat(shop.get("/untold").statusCode()).isEqualTo(409);
    assertThat(log).contains("No message problem.untold.title");
  }

  @Test
  void logsAFaultAndSaysNothingOfItsInside(CapturedOutput log) throws Exception {
    HttpResponse<String> answer = shop.get("/broken");
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("internal-error").doesNotContain("secret", "Exception");
    assertThat(log).contains("ERROR").contains("IllegalStateException: secret password");
  }

  @Test
  void leavesRawBodiesAloneButNotTheirPaths() throws Exception {
    assertThat(shop.post("/raw/1/lines", "x".repeat(100_000), "es").body()).isEqualTo("100000");
    assertThat(shop.post("/raw/1;x/lines", "x", "es").statusCode()).isEqualTo(404);
  }

  @Test
  void showsHealthAndNothingThatWasNotExposed() throws Exception {
    assertThat(shop.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    for (String hidden : new String[] {"env", "heapdump", "threaddump", "loggers", "beans"}) {
      assertThat(shop.get("/actuator/" + hidden).statusCode()).isEqualTo(404);
    }
    HttpResponse<String> written = shop.post("/actuator/health", "{}", "es");
    assertThat(written.statusCode()).isEqualTo(405);
    assertThat(written.body()).contains("method-not-allowed");
  }
}
