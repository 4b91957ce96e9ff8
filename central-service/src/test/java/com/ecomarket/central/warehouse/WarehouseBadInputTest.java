package com.ecomarket.central.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.CentralUnderTest;
import com.ecomarket.central.CentralUnderTest.Reply;
import com.ecomarket.central.ChangesNothing;
import com.ecomarket.edge.BadInput;
import com.ecomarket.edge.BadInputs;
import com.ecomarket.edge.RawHttp;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no delivery and no count books nothing, and says why. */
@ExtendWith(ChangesNothing.class)
class WarehouseBadInputTest {
  private static final List<String> NUMBERS =
      List.of(
          "0",
          "-1",
          "-0",
          "1000001",
          "null",
          "\"\"",
          "1.5",
          "5.0",
          "1e2",
          "\"5\"",
          "true",
          "[5]",
          "{}",
          "9223372036854775808",
          "05",
          "NaN");

  private final CentralUnderTest central = CentralUnderTest.shared();

  /** Its valid body is a sale's, which is neither of the two. */
  static Stream<BadInput> rows() {
    return Stream.of("/goods-receipts", "/stock-counts")
        .flatMap(path -> BadInputs.forSale(path).stream())
        .filter(row -> !row.slug().equals("validation-failed"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void refusesWhatTheEdgeRefusesEverywhere(BadInput row) throws Exception {
    RawHttp.Answer answer = new RawHttp(central.port()).send(row.request());

    // Which is found first, the header that is wrong or the body that is none, is all the same.
    assertThat(answer.status())
        .as(answer.toString())
        .matches(status -> status == 400 || row.statuses().contains(status));
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    JsonNode problem = new ObjectMapper().readTree(answer.body());
    assertThat(problem.path("title").asText()).isNotBlank();
    assertThat(answer.body()).doesNotContain("Exception", "java", "com.ecomarket", "sqlite");
  }

  static Stream<String> receipts() {
    return Stream.concat(
        NUMBERS.stream()
            .map(number -> "{\"lines\":[{\"product_id\":1,\"quantity\":" + number + "}]}"),
        Stream.of(
            "{}",
            "null",
            "{\"lines\":null}",
            "{\"lines\":[]}",
            "{\"lines\":{}}",
            "{\"lines\":[null]}",
            "{\"lines\":[{}]}",
            "{\"lines\":[{\"product_id\":1}]}",
            "{\"lines\":[{\"quantity\":1}]}",
            "{\"lines\":[{\"product_id\":0,\"quantity\":1}]}",
            "{\"lines\":[{\"product_id\":1,\"quantity\":1,\"price\":1}]}",
            "{\"lines\":[{\"product_id\":1,\"counted\":1}]}",
            "{\"lines\":[{\"product_id\":1,\"quantity\":1},{\"product_id\":1,\"quantity\":1}]}",
            "{\"lines\":[{\"product_id\":1,\"quantity\":1}],\"reference\":\"\"}",
            "{\"lines\":[{\"product_id\":1,\"quantity\":1}],\"reference\":\" x\"}",
            "{\"lines\":[{\"product_id\":1,\"quantity\":1}],\"reference\":\"a\\u0000\"}",
            "{\"lines\":[{\"product_id\":1,\"quantity\":1}],\"reference\":\"a\\ud800\"}",
            "{\"lines\":[{\"product_id\":1,\"quantity\":1}],\"reference\":7}",
            "{\"lines\":[{\"product_id\":1,\"quantity\":1}],\"reference\":\""
                + "x".repeat(65)
                + "\"}",
            "{\"lines\":[{\"product_id\":1,\"quantity\":1}],\"ref\":\"x\"}"));
  }

  @ParameterizedTest
  @MethodSource("receipts")
  void refusesWhatIsNoDelivery(String body) {
    refused(central.post("/goods-receipts", body));
  }

  static Stream<String> counts() {
    return Stream.concat(
        NUMBERS.stream()
            .filter(number -> !List.of("0", "-0", "1000001").contains(number))
            .map(number -> "{\"lines\":[{\"product_id\":1,\"counted\":" + number + "}]}"),
        Stream.of(
            "{}",
            "{\"lines\":[]}",
            "{\"lines\":[null]}",
            "{\"lines\":[{\"product_id\":1}]}",
            "{\"lines\":[{\"counted\":1}]}",
            "{\"lines\":[{\"product_id\":1,\"quantity\":1}]}",
            "{\"lines\":[{\"product_id\":1,\"counted\":1000000001}]}",
            "{\"lines\":[{\"product_id\":1,\"counted\":1},{\"product_id\":1,\"counted\":1}]}",
            "{\"lines\":[{\"product_id\":1,\"counted\":1}],\"reference\":\"x\"}"));
  }

  @ParameterizedTest
  @MethodSource("counts")
  void refusesWhatIsNoCount(String body) {
    refused(central.post("/stock-counts", body));
  }

  @ParameterizedTest
  @CsvSource({
    "es,este producto ya está en otra línea",
    "en,this product stands in another line already"
  })
  void pointsAtTheSecondLineOfAProductInTheCallersLanguage(String language, String detail) {
    String body = "{\"lines\":[{\"product_id\":1,\"counted\":1},{\"product_id\":1,\"counted\":1}]}";
    JsonNode problem = central.post("/stock-counts", body, "Accept-Language", language).json();

    assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo("#/lines/1/product_id");
    assertThat(problem.at("/errors/0/detail").asText()).isEqualTo(detail);
  }

  @Test
  void pointsAtALineThatIsNone() {
    JsonNode problem = central.post("/goods-receipts", "{\"lines\":[null]}").json();

    assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo("#/lines/0");
  }

  private static void refused(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(reply.slug()).isIn("validation-failed", "malformed-body");
  }
}
