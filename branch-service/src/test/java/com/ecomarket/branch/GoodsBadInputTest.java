package com.ecomarket.branch;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.edge.BadInput;
import com.ecomarket.edge.RawHttp;
import com.ecomarket.edge.SaleRequests;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is no basket, return or stock count writes nothing, and says why (RELIABILITY §4). */
@BranchUnderTest
class GoodsBadInputTest {
  private static final String MALFORMED = "malformed-body";
  private static final String INVALID = "validation-failed";

  private static final String NOBODYS = "019a0000-0000-7000-8000-000000000000";
  private static final String APPLE = "{\"product_id\":1,\"quantity\":1}";
  private static final Map<String, String> VALID =
      Map.of(
          "/sales", basket(APPLE),
          "/returns", taken("1", "1", "false"),
          "/stock-counts", counted("1", "1"));

  private final RawHttp http;
  private final Till till;

  GoodsBadInputTest(@LocalServerPort int port) {
    this.http = new RawHttp(port);
    this.till = new Till(port);
  }

  static List<BadInput> rows() {
    List<BadInput> rows = new ArrayList<>();
    baskets(rows);
    returns(rows);
    counts(rows);
    VALID.forEach((path, body) -> anyOf(rows, new SaleRequests(path), body));
    return rows;
  }

  private static void returns(List<BadInput> rows) {
    for (String value : List.of("5.0", "\"5\"", "true", "1e2", "{}", "9223372036854775808")) {
      add(rows, "/returns", taken(value, "1", "false"), MALFORMED);
      add(rows, "/returns", taken("1", value, "false"), MALFORMED);
    }
    for (String value : List.of("0", "-1", "null")) {
      add(rows, "/returns", taken(value, "1", "false"), INVALID);
      add(rows, "/returns", taken("1", value, "false"), INVALID);
    }
    add(rows, "/returns", taken("1", "10001", "false"), INVALID);
    for (String value : List.of("0", "\"true\"", "[]", "\"no\"")) {
      add(rows, "/returns", taken("1", "1", value), MALFORMED);
    }
    add(rows, "/returns", taken("1", "1", "null"), INVALID);
    add(rows, "/returns", "{\"product_id\":1,\"quantity\":1,\"damaged\":false}", INVALID);
    for (String id : List.of("", "1", "1-1-1-1-1", "x" + NOBODYS.substring(1), NOBODYS + " ")) {
      String body = taken("1", "1", "false").replace(NOBODYS, id);
      add(rows, "/returns", body, INVALID);
    }
  }

  private static void counts(List<BadInput> rows) {
    for (String value : List.of("5.0", "\"5\"", "true", "1e2", "{}", "9223372036854775808")) {
      add(rows, "/stock-counts", counted(value, "1"), MALFORMED);
      add(rows, "/stock-counts", counted("1", value), MALFORMED);
      add(rows, "/stock-counts", asOf(value), MALFORMED);
    }
    for (String value : List.of("-1", "null")) {
      add(rows, "/stock-counts", counted(value, "1"), INVALID);
      add(rows, "/stock-counts", counted("1", value), INVALID);
    }
    add(rows, "/stock-counts", counted("1", "1000001"), INVALID);
    add(rows, "/stock-counts", asOf("-1"), INVALID);
    String apple = "{\"product_id\":1,\"counted\":1}";
    for (String lines : List.of("", "null", "{}", apple + "," + apple)) {
      add(rows, "/stock-counts", basket(lines), INVALID);
    }
    String many =
        LongStream.rangeClosed(1, 1001)
            .mapToObj(id -> "{\"product_id\":" + id + ",\"counted\":1}")
            .collect(Collectors.joining(","));
    add(rows, "/stock-counts", basket(many), INVALID);
  }

  /** What is wrong at every endpoint: no such body, two keys, another type or method. */
  private static void anyOf(List<BadInput> rows, SaleRequests to, String valid) {
    for (String body : List.of("", "null", "[]", "5", "{\"quantity\":5,\"colour\":\"red\"}")) {
      add(rows, to.path(), body, MALFORMED);
    }
    add(rows, to.path(), "{}", INVALID);
    byte[] body = valid.getBytes(StandardCharsets.UTF_8);
    String json = "Content-Type: application/json\r\n";
    byte[] keys = to.post(body, json + "Idempotency-Key: a\r\nIdempotency-Key: b");
    add(rows, to.path() + " two keys", keys, 400, "invalid-idempotency-key");
    byte[] xml = to.post(body, json + "Accept: application/xml");
    add(rows, to.path() + " for XML", xml, 406, "not-acceptable");
    byte[] text = to.post(body, "Content-Type: text/plain");
    add(rows, to.path() + " as text", text, 415, "unsupported-media-type");
    add(rows, to.path() + " PUT", to.method("PUT"), 405, "method-not-allowed");
  }

  private static void add(
      List<BadInput> rows, String name, byte[] request, int status, String slug) {
    rows.add(new BadInput(name, request, Set.of(status), slug));
  }

  private static void baskets(List<BadInput> rows) {
    for (String value : List.of("5.0", "\"5\"", "true", "1e2", "[5]", "2147483648")) {
      add(rows, "/sales", basket("{\"product_id\":1,\"quantity\":" + value + "}"), MALFORMED);
    }
    for (String value : List.of("0", "-1", "10001", "null")) {
      add(rows, "/sales", basket("{\"product_id\":1,\"quantity\":" + value + "}"), INVALID);
    }
    for (String line : List.of("[]", "1", "{\"product_id\":1,\"quantity\":1,\"price\":1}")) {
      add(rows, "/sales", basket(line), MALFORMED);
    }
    for (String line : List.of("", "null", "{}", "{\"quantity\":1}", APPLE + "," + APPLE)) {
      add(rows, "/sales", basket(line), INVALID);
    }
    for (String price : List.of("-0.01", "2.505", "10000000", "1e999999999")) {
      add(rows, "/sales", priced(price), INVALID);
      add(rows, "/sales", tendered(price), INVALID);
    }
    for (String price : List.of("\"2.50\"", "true", "NaN", "{}")) {
      add(rows, "/sales", priced(price), MALFORMED);
      add(rows, "/sales", tendered(price), MALFORMED);
    }
    String many =
        LongStream.rangeClosed(1, 501)
            .mapToObj(id -> "{\"product_id\":" + id + ",\"quantity\":1}")
            .collect(Collectors.joining(","));
    add(rows, "/sales", basket(many), INVALID);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void refusesAndWritesNothing(BadInput row) throws Exception {
    JsonNode stockBefore = till.get("/inventory").body();
    long seqBefore = lastSeq();

    RawHttp.Answer answer = http.send(row.request());

    Till.assertRefused(answer, row);
    assertThat(till.get("/inventory").body()).isEqualTo(stockBefore);
    assertThat(lastSeq()).isEqualTo(seqBefore);
  }

  @Test
  void saysWhichLineIsWrong() {
    Till.Answer twice =
        till.post(
            "/sales",
            basket("{\"product_id\":1,\"quantity\":1},{\"product_id\":1,\"quantity\":2}"),
            "Accept-Language",
            "en");
    Till.Answer second =
        till.post(
            "/sales",
            basket("{\"product_id\":1,\"quantity\":1},{\"product_id\":2,\"quantity\":0}"));

    assertThat(twice.body().at("/errors/0/pointer").asText()).isEqualTo("#/lines");
    assertThat(twice.body().at("/errors/0/detail").asText()).isEqualTo("names a product twice");
    assertThat(second.body().at("/errors/0/pointer").asText()).isEqualTo("#/lines/1/quantity");
  }

  private static void add(List<BadInput> rows, String path, String body, String slug) {
    String name = path + " " + (body.length() > 90 ? body.substring(0, 90) + "…" : body);
    rows.add(new BadInput(name, new SaleRequests(path).json(body), Set.of(400), slug));
  }

  private static String basket(String lines) {
    return "{\"lines\":[" + lines + "]}";
  }

  private static String taken(String product, String quantity, String damaged) {
    return "{\"sale_id\":\"%s\",\"product_id\":%s,\"quantity\":%s,\"damaged\":%s}"
        .formatted(NOBODYS, product, quantity, damaged);
  }

  private static String counted(String product, String units) {
    return basket("{\"product_id\":" + product + ",\"counted\":" + units + "}");
  }

  private static String asOf(String seq) {
    return counted("1", "1").replaceFirst("\\{", "{\"as_of_seq\":" + seq + ",");
  }

  private static String priced(String price) {
    return basket("{\"product_id\":1,\"quantity\":1,\"expected_unit_price\":" + price + "}");
  }

  private static String tendered(String amount) {
    return "{\"lines\":[{\"product_id\":1,\"quantity\":1}],\"tendered\":" + amount + "}";
  }

  private long lastSeq() {
    return till.get("/status").number("last_seq");
  }
}
