package com.ecomarket.central.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.CentralUnderTest;
import com.ecomarket.central.CentralUnderTest.Reply;
import com.ecomarket.central.ChangesNothing;
import com.ecomarket.central.ShopJournal;
import com.ecomarket.edge.BadInput;
import com.ecomarket.edge.BadInputs;
import com.ecomarket.edge.RawHttp;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no shipment, no arrival and no settlement moves nothing, and says why. */
@ExtendWith(ChangesNothing.class)
class ShipmentBadInputTest {
  private static final String ID = "bad-input";
  private static final String RECEIVE = "/shipments/" + ID + "/receive";
  private static final String SETTLE = "/shipments/" + ID + "/settle";
  private static final List<String> NUMBERS =
      List.of(
          "-1",
          "1000000001",
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

  private static final CentralUnderTest CENTRAL = CentralUnderTest.shared();

  @BeforeAll
  static void dispatch() {
    ShopJournal shop =
        ShopJournal.open("LEVANTE", "levante").opening(1, 10).dispatch(ID, "central", 1, 10);
    assertThat(CENTRAL.sync(shop, 0, 3).status()).isEqualTo(200);
  }

  static Stream<BadInput> rows() {
    return Stream.of("/shipments", RECEIVE, SETTLE)
        .flatMap(path -> BadInputs.forSale(path).stream())
        .filter(row -> !row.slug().equals("validation-failed"))
        .filter(row -> !isAnotherOperation(row));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void refusesWhatTheEdgeRefusesEverywhere(BadInput row) throws Exception {
    RawHttp.Answer answer = new RawHttp(CENTRAL.port()).send(row.request());

    assertThat(answer.status())
        .as(answer.toString())
        .matches(status -> status == 400 || row.statuses().contains(status));
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    JsonNode problem = new ObjectMapper().readTree(answer.body());
    assertThat(problem.path("title").asText()).isNotBlank();
    assertThat(answer.body()).doesNotContain("Exception", "java", "com.ecomarket", "sqlite");
  }

  /** {@code GET /shipments} is one, and so is {@code GET} of anything below it. */
  private static boolean isAnotherOperation(BadInput row) {
    String request = new String(row.request(), StandardCharsets.ISO_8859_1);
    return request.startsWith("GET /shipments ")
        || (row.slug().equals("not-found") && request.matches("(?s)POST /shipments/[^/]+ .*"));
  }

  static Stream<String> shipments() {
    return Stream.concat(
        Stream.concat(NUMBERS.stream(), Stream.of("0", "-0"))
            .map(
                number ->
                    "{\"to\":\"LEVANTE\",\"lines\":[{\"product_id\":1,\"quantity\":"
                        + number
                        + "}]}"),
        Stream.of(
            "{}",
            "null",
            "[]",
            with("to", "null"),
            with("to", "\"\""),
            with("to", "\"central\""),
            with("to", "\"a b\""),
            with("to", "\"../x\""),
            with("to", "\"central:x\""),
            with("to", "7"),
            with("to", "\"" + "x".repeat(64) + "\""),
            with("from", "\"LEVANTE\""),
            with("from", "\"\""),
            with("from", "\"a\\u0000\""),
            with("from", "[]"),
            with("shipment_id", "\"mine\""),
            with("lines", "null"),
            with("lines", "[]"),
            with("lines", "{}"),
            with("lines", "[null]"),
            with("lines", "[{}]"),
            with("lines", "[{\"product_id\":1}]"),
            with("lines", "[{\"quantity\":1}]"),
            with("lines", "[{\"product_id\":0,\"quantity\":1}]"),
            with("lines", "[{\"product_id\":1,\"quantity\":1,\"price\":1}]"),
            with("lines", "[{\"product_id\":1,\"quantity\":1},{\"product_id\":1,\"quantity\":1}]"),
            with("lines", lines(501)),
            with("reference", "\"\""),
            with("reference", "\" x\""),
            with("reference", "\"a\\u0000\""),
            with("reference", "7"),
            with("reference", "\"" + "x".repeat(65) + "\"")));
  }

  @ParameterizedTest
  @MethodSource("shipments")
  void refusesWhatIsNoShipment(String body) {
    refused(CENTRAL.post("/shipments", body));
  }

  static Stream<String> arrivals() {
    return Stream.concat(
        NUMBERS.stream()
            .flatMap(
                number ->
                    Stream.of(
                        "{\"lines\":[{\"product_id\":1,\"received\":" + number + "}]}",
                        "{\"lines\":[{\"product_id\":1,\"received\":1,\"damaged\":"
                            + number
                            + "}]}")),
        Stream.of(
            "null",
            "[]",
            "",
            "{\"lines\":[]}",
            "{\"lines\":{}}",
            "{\"lines\":\"\"}",
            "{\"lines\":[null]}",
            "{\"lines\":[{\"product_id\":1}]}",
            "{\"lines\":[{\"received\":1}]}",
            "{\"lines\":[{\"product_id\":1,\"received\":0}]}",
            "{\"lines\":[{\"product_id\":1,\"received\":0,\"damaged\":0}]}",
            "{\"lines\":[{\"product_id\":1,\"quantity\":1}]}",
            "{\"lines\":[{\"product_id\":1,\"received\":1},{\"product_id\":1,\"received\":1}]}",
            "{\"lines\":[{\"product_id\":1,\"received\":1}],\"all\":true}"));
  }

  @ParameterizedTest
  @MethodSource("arrivals")
  void refusesWhatIsNoArrival(String body) {
    refused(CENTRAL.post(RECEIVE, body));
  }

  static Stream<String> settlements() {
    return Stream.concat(
        Stream.concat(NUMBERS.stream(), Stream.of("0", "-0"))
            .map(
                number ->
                    "{\"reason\":\"r\",\"lines\":[{\"product_id\":1,\"quantity\":"
                        + number
                        + "}]}"),
        Stream.of(
            "{}",
            "null",
            "",
            "{\"reason\":null}",
            "{\"reason\":\"\"}",
            "{\"reason\":\"  \"}",
            "{\"reason\":7}",
            "{\"reason\":\"a\\nb\"}",
            "{\"reason\":\"a\\u0000b\"}",
            "{\"reason\":\"\\ud800\"}",
            "{\"reason\":\"" + "x".repeat(501) + "\"}",
            "{\"reason\":\"r\",\"lines\":[]}",
            "{\"reason\":\"r\",\"lines\":[null]}",
            "{\"reason\":\"r\",\"lines\":[{\"product_id\":1}]}",
            "{\"reason\":\"r\",\"lines\":[{\"product_id\":1,\"quantity\":1},"
                + "{\"product_id\":1,\"quantity\":1}]}",
            "{\"reason\":\"r\",\"found\":true}"));
  }

  @ParameterizedTest
  @MethodSource("settlements")
  void refusesWhatIsNoSettlement(String body) {
    refused(CENTRAL.post(SETTLE, body));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "place=a%20b",
        "place=%00",
        "status=open",
        "status=Requested",
        "limit=0",
        "limit=1001",
        "limit=-1",
        "limit=x",
        "after=a%20b",
        "after=%27"
      })
  void refusesAListThatCannotBe(String query) {
    assertThat(CENTRAL.get("/shipments?" + query).slug()).isEqualTo("validation-failed");
  }

  @ParameterizedTest
  @CsvSource({
    "es,debe ser otro lugar que el que despacha",
    "en,must be another place than the one that dispatches"
  })
  void pointsAtAPlaceThatIsTheSame(String language, String detail) {
    Reply reply =
        CENTRAL.post("/shipments", with("to", "\"central\""), "Accept-Language", language);

    assertThat(reply.json().at("/errors/0/pointer").asText()).isEqualTo("#/to");
    assertThat(reply.json().at("/errors/0/detail").asText()).isEqualTo(detail);
  }

  @Test
  void pointsAtALineWithoutAUnit() {
    String body = "{\"lines\":[{\"product_id\":1,\"received\":0}]}";
    Reply reply = CENTRAL.post(RECEIVE, body, "Accept-Language", "en");

    assertThat(reply.json().at("/errors/0/pointer").asText()).isEqualTo("#/lines/0/received");
    assertThat(reply.json().at("/errors/0/detail").asText()).contains("one unit at least");
  }

  @ParameterizedTest
  @ValueSource(strings = {"receive", "settle", "cancel"})
  void refusesWhatNamesNoShipment(String operation) {
    for (String id : List.of("a%20b", "%C3%B1", "x".repeat(65), "a%27b")) {
      Reply reply = CENTRAL.post("/shipments/" + id + "/" + operation, "{\"reason\":\"r\"}");
      assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    }
    assertThat(CENTRAL.get("/shipments/a%20b").status()).isEqualTo(400);
  }

  /** A valid shipment, but for one member. */
  private static String with(String member, String value) {
    StringBuilder body = new StringBuilder("{");
    if (!member.equals("to")) {
      body.append("\"to\":\"LEVANTE\",");
    }
    if (!member.equals("lines")) {
      body.append("\"lines\":[{\"product_id\":1,\"quantity\":1}],");
    }
    return body.append("\"%s\":%s}".formatted(member, value)).toString();
  }

  private static String lines(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(product -> "{\"product_id\":" + product + ",\"quantity\":1}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static void refused(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(reply.slug()).isIn("validation-failed", "malformed-body");
  }
}
