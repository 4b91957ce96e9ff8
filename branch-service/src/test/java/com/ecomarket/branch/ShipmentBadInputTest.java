package com.ecomarket.branch;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.edge.BadInput;
import com.ecomarket.edge.RawHttp;
import com.ecomarket.edge.SaleRequests;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is no dispatch and no arrival writes nothing, and says why (RELIABILITY §4). */
@BranchUnderTest
class ShipmentBadInputTest {
  private static final String MALFORMED = "malformed-body";
  private static final String INVALID = "validation-failed";

  private static final String NOBODYS = "/shipments/019a0000-0000-7000-8000-000000000000";
  private static final String DISPATCH = NOBODYS + "/dispatch";
  private static final String RECEIVE = NOBODYS + "/receive";
  private static final String APPLE = "{\"product_id\":1,\"quantity\":1}";
  private static final String ARRIVED = "{\"product_id\":1,\"received\":1,\"damaged\":0}";

  private final RawHttp http;
  private final Till till;

  ShipmentBadInputTest(@LocalServerPort int port) {
    this.http = new RawHttp(port);
    this.till = new Till(port);
  }

  static List<BadInput> rows() {
    List<BadInput> rows = new ArrayList<>();
    places(rows);
    dispatches(rows, "/shipments");
    dispatches(rows, DISPATCH);
    arrivals(rows);
    anyOf(rows, "/shipments", to("\"C\"", APPLE));
    anyOf(rows, DISPATCH, "{}");
    anyOf(rows, RECEIVE, "{}");
    add(rows, "/shipments", "{}", INVALID);
    add(rows, "/shipments", "{\"to\":\"C\"}", INVALID);
    add(rows, "/shipments", "{\"to\":\"C\",\"lines\":null}", INVALID);
    for (String path : List.of(DISPATCH, RECEIVE)) {
      rows.add(
          new BadInput(
              path + " {}", new SaleRequests(path).json("{}"), Set.of(404), "unknown-shipment"));
    }
    return rows;
  }

  private static void places(List<BadInput> rows) {
    String here = BranchUnderTest.ID;
    for (String place :
        List.of("", "-", "a b", "../../etc", "%00", "é", "a".repeat(64), here, lower(here))) {
      add(rows, "/shipments", to("\"" + place + "\"", APPLE), INVALID);
    }
    add(rows, "/shipments", to("null", APPLE), INVALID);
    for (String place : List.of("5", "true", "[\"C\"]", "{}")) {
      add(rows, "/shipments", to(place, APPLE), MALFORMED);
    }
  }

  private static void dispatches(List<BadInput> rows, String path) {
    for (String value :
        List.of("5.0", "\"5\"", "true", "1e2", "[5]", "9223372036854775808", "05", "NaN")) {
      add(rows, path, body(path, "{\"product_id\":1,\"quantity\":" + value + "}"), MALFORMED);
      add(rows, path, body(path, "{\"product_id\":" + value + ",\"quantity\":1}"), MALFORMED);
    }
    for (String value : List.of("0", "-1", "-0", "1000000001", "null")) {
      add(rows, path, body(path, "{\"product_id\":1,\"quantity\":" + value + "}"), INVALID);
    }
    for (String line : List.of("[]", "1", "{\"product_id\":1,\"quantity\":1,\"price\":1}")) {
      add(rows, path, body(path, line), MALFORMED);
    }
    String none = "{\"product_id\":0,\"quantity\":1}";
    for (String line : List.of("", "null", "{}", none, APPLE + "," + APPLE, many("quantity"))) {
      add(rows, path, body(path, line), INVALID);
    }
  }

  private static void arrivals(List<BadInput> rows) {
    for (String value :
        List.of("5.0", "\"5\"", "true", "1e2", "[5]", "9223372036854775808", "05", "NaN")) {
      add(rows, RECEIVE, lines(arrived(value, "1", "0")), MALFORMED);
      add(rows, RECEIVE, lines(arrived("1", value, "0")), MALFORMED);
      add(rows, RECEIVE, lines(arrived("1", "1", value)), MALFORMED);
    }
    for (String value : List.of("-1", "1000000001", "-9223372036854775808")) {
      add(rows, RECEIVE, lines(arrived("1", value, "0")), INVALID);
      add(rows, RECEIVE, lines(arrived("1", "1", value)), INVALID);
    }
    for (String value : List.of("0", "-1", "null")) {
      add(rows, RECEIVE, lines(arrived(value, "1", "0")), INVALID);
    }
    add(rows, RECEIVE, lines(arrived("1", "null", "1")), INVALID);
    add(rows, RECEIVE, lines(arrived("1", "0", "0")), INVALID);
    add(rows, RECEIVE, lines(arrived("1", "0", "null")), INVALID);
    add(rows, RECEIVE, lines("{\"product_id\":1,\"quantity\":1}"), MALFORMED);
    for (String line :
        List.of("", "null", "{}", "{\"received\":1}", ARRIVED + "," + ARRIVED, many("received"))) {
      add(rows, RECEIVE, lines(line), INVALID);
    }
  }

  /** What is wrong at every endpoint: no such body, two keys, another type or method. */
  private static void anyOf(List<BadInput> rows, String path, String valid) {
    for (String body : List.of("", "null", "[]", "5", "{\"lines\":5}", "{\"colour\":\"red\"}")) {
      add(rows, path, body, MALFORMED);
    }
    SaleRequests to = new SaleRequests(path);
    byte[] body = valid.getBytes(StandardCharsets.UTF_8);
    String json = "Content-Type: application/json\r\n";
    byte[] keys = to.post(body, json + "Idempotency-Key: a\r\nIdempotency-Key: b");
    add(rows, path + " two keys", keys, 400, "invalid-idempotency-key");
    byte[] xml = to.post(body, json + "Accept: application/xml");
    add(rows, path + " for XML", xml, 406, "not-acceptable");
    byte[] text = to.post(body, "Content-Type: text/plain");
    add(rows, path + " as text", text, 415, "unsupported-media-type");
    add(rows, path + " PUT", to.method("PUT"), 405, "method-not-allowed");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void refusesAndWritesNothing(BadInput row) throws Exception {
    JsonNode stockBefore = till.get("/inventory").body();
    long seqBefore = till.get("/status").number("last_seq");

    RawHttp.Answer answer = http.send(row.request());

    Till.assertRefused(answer, row);
    assertThat(till.get("/inventory").body()).isEqualTo(stockBefore);
    assertThat(till.get("/status").number("last_seq")).isEqualTo(seqBefore);
  }

  private static void add(List<BadInput> rows, String path, String body, String slug) {
    String name = path + " " + (body.length() > 90 ? body.substring(0, 90) + "…" : body);
    rows.add(new BadInput(name, new SaleRequests(path).json(body), Set.of(400), slug));
  }

  private static void add(
      List<BadInput> rows, String name, byte[] request, int status, String slug) {
    rows.add(new BadInput(name, request, Set.of(status), slug));
  }

  private static String body(String path, String lines) {
    return path.equals(DISPATCH) ? lines(lines) : to("\"C\"", lines);
  }

  private static String to(String place, String lines) {
    return "{\"to\":" + place + ",\"lines\":[" + lines + "]}";
  }

  private static String lines(String lines) {
    return "{\"lines\":[" + lines + "]}";
  }

  private static String arrived(String product, String received, String damaged) {
    return "{\"product_id\":%s,\"received\":%s,\"damaged\":%s}"
        .formatted(product, received, damaged);
  }

  private static String many(String member) {
    return LongStream.rangeClosed(1, 501)
        .mapToObj(id -> "{\"product_id\":" + id + ",\"" + member + "\":1}")
        .collect(Collectors.joining(","));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
