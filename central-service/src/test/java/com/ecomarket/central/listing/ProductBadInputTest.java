package com.ecomarket.central.listing;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.CentralUnderTest;
import com.ecomarket.central.CentralUnderTest.Reply;
import com.ecomarket.central.ChangesNothing;
import com.ecomarket.edge.BadInput;
import com.ecomarket.edge.BadInputs;
import com.ecomarket.edge.RawHttp;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no product lists nothing, and says why. */
@ExtendWith(ChangesNothing.class)
class ProductBadInputTest {
  private static final String FINE = "{\"name\":\"Pan\",\"price\":1.80}";

  private final CentralUnderTest central = CentralUnderTest.shared();

  /** Its valid body is a sale's, which is no product. */
  static Stream<BadInput> rows() {
    return BadInputs.forSale("/products/9").stream()
        .filter(row -> new String(row.request(), StandardCharsets.ISO_8859_1).startsWith("POST"))
        .filter(row -> !row.slug().equals("validation-failed"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void refusesWhatTheEdgeRefusesEverywhere(BadInput row) {
    String request = new String(row.request(), StandardCharsets.ISO_8859_1);
    byte[] put = ("PUT" + request.substring(4)).getBytes(StandardCharsets.ISO_8859_1);
    RawHttp.Answer answer = new RawHttp(central.port()).send(put);

    assertThat(answer.status())
        .as(answer.toString())
        .matches(status -> status == 400 || row.statuses().contains(status));
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body()).doesNotContain("Exception", "java", "com.ecomarket", "sqlite");
  }

  static Stream<String> bodies() {
    Stream<String> prices =
        Stream.of(
                "-0.01",
                "10000000",
                "1.234",
                "null",
                "\"\"",
                "\"1.80\"",
                "true",
                "[1]",
                "{}",
                "NaN",
                "01",
                "1e9",
                "1e999999999")
            .map(price -> "{\"name\":\"Pan\",\"price\":" + price + "}");
    Stream<String> names =
        Stream.of(
                "null",
                "\"\"",
                "\" \"",
                "\" Pan\"",
                "\"Pan \"",
                "7",
                "true",
                "[\"Pan\"]",
                "\"a\\u0000b\"",
                "\"a\\nb\"",
                "\"a\\ud800\"",
                "\"=1+1\"",
                "\"@SUM(A1)\"",
                "\"+1\"",
                "\"-1\"",
                "\"" + "x".repeat(201) + "\"")
            .map(name -> "{\"name\":" + name + ",\"price\":1.80}");
    Stream<String> others =
        Stream.of(
                "\"retired\":\"true\"",
                "\"retired\":1",
                "\"retired\":\"\"",
                "\"effective_from\":5",
                "\"effective_from\":\"\"",
                "\"effective_from\":\"tomorrow\"",
                "\"effective_from\":\"2026-02-30T00:00:00Z\"",
                "\"effective_from\":\"2100-01-01T00:00:00Z\"",
                "\"product_id\":9",
                "\"version\":1",
                "\"listed\":true",
                "\"stock\":5",
                "\"price\":2")
            .map(member -> FINE.replace("}", "," + member + "}"));
    return Stream.of(prices, names, others, Stream.of("null", "[]", "{}", "", FINE + FINE))
        .flatMap(rows -> rows);
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void refusesWhatIsNoProduct(String body) {
    refused(central.put("/products/9", body));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x", "1.5", "9223372036854775808", "import"})
  void refusesWhatIsNoId(String id) {
    refused(central.put("/products/" + id, FINE));
    if (!id.equals("import")) {
      refused(central.get("/products/" + id));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "2", "'2'", "\"2", "2\"", "\"2\" \"3\"", "*, \"2\"", "\"2\",", "w/\"2\""})
  void refusesWhatIsNoTag(String tag) {
    Reply reply = central.put("/products/2", FINE.replace("1.80", "1.90"), "If-Match", tag);

    assertThat(reply.slug()).as(reply.text()).isEqualTo("validation-failed");
    assertThat(reply.json().at("/errors/0/parameter").asText()).isEqualTo("if_match");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "after=-1",
        "after=x",
        "limit=0",
        "limit=1001",
        "limit=x",
        "listed=yes",
        "listed=TRUE"
      })
  void refusesWhatIsNoPage(String query) {
    refused(central.get("/products?" + query));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "es|debe tener de 1 a 200 caracteres imprimibles, sin espacios en los extremos, y no empezar por = + - @",
        "en|must have 1 to 200 printable characters, no space at either end, and not begin with = + - @"
      })
  void saysWhatAProductMayBeCalledInTheCallersLanguage(String language, String detail) {
    JsonNode problem =
        central
            .put("/products/9", "{\"name\":\"=1\",\"price\":1}", "Accept-Language", language)
            .json();

    assertThat(problem.at("/errors/0/pointer").asText()).isEqualTo("#/name");
    assertThat(problem.at("/errors/0/detail").asText()).isEqualTo(detail);
  }

  @Test
  void answersOtherMethodsWithThoseThatThereAre() {
    Reply reply = central.post("/products/9", FINE);

    assertThat(reply.status()).isEqualTo(405);
    assertThat(List.of(reply.header("Allow").split(", ?"))).contains("GET", "PUT");
  }

  private static void refused(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(reply.slug()).isIn("validation-failed", "malformed-body");
  }
}
