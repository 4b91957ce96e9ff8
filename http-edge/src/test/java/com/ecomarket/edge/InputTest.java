package com.ecomarket.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@OpenShop
class InputTest {
  private final ShopClient shop;

  InputTest(@LocalServerPort int port) {
    this.shop = new ShopClient(port);
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
    HttpResponse<String> answer = shop.get(path);
    assertThat(answer.statusCode()).isEqualTo(400);
    JsonNode problem = ShopClient.json(answer);
    assertThat(problem.path("type").asText()).endsWith(":validation-failed");
    assertThat(problem.path("errors")).hasSize(1);
    assertThat(problem.at("/errors/0/parameter").asText()).isEqualTo(parameter);
    assertThat(problem.at("/errors/0/detail").asText()).isEqualTo(detail);
  }

  @Test
  void pointsIntoTheBody() throws Exception {
    HttpResponse<String> answer =
        shop.post(
            "/baskets", "{\"lines\":[{\"product_id\":1,\"quantity\":5},{\"quantity\":0}]}", "en");
    assertThat(ShopClient.json(answer).path("errors").toString())
        .isEqualTo(
            "[{\"pointer\":\"#/lines/1/product_id\",\"detail\":\"must not be null\"},"
                + "{\"pointer\":\"#/lines/1/quantity\",\"detail\":\"must be greater than 0\"}]");
  }

  @Test
  void saysWhereReadingStopped() throws Exception {
    JsonNode problem =
        ShopClient.json(shop.post("/sell", "{\"product_id\":1,\n \"quantity\":5,}", "en"));
    assertThat(problem.path("line").asInt()).isEqualTo(2);
    assertThat(problem.path("column").asInt()).isPositive();
  }

  @Test
  void writesPlainNumbersAndIsoInstants() throws Exception {
    assertThat(shop.post("/sell", SaleRequests.VALID, "es").body())
        .isEqualTo("{\"key\":null,\"price\":1000,\"at\":\"1970-01-01T00:00:00Z\"}");
  }

  @Test
  void readsNoNumberAsTextAndNoTextAsNumber() throws Exception {
    assertThat(shop.post("/notes", "{\"text\":5}", "es").statusCode()).isEqualTo(400);
    assertThat(shop.post("/notes", "{\"text\":true}", "es").statusCode()).isEqualTo(400);
    assertThat(shop.post("/notes", "{\"text\":\"a\",\"price\":\"2.50\"}", "es").statusCode())
        .isEqualTo(400);
    assertThat(shop.post("/notes", "{\"text\":\"a\",\"price\":2.50}", "es").body())
        .isEqualTo("{\"text\":\"a\",\"price\":2.50}");
  }
}
