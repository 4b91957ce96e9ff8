package com.ecomarket.edge;

import static com.ecomarket.edge.SaleRequests.VALID;

import java.util.List;
import java.util.Set;

/** Headers that say something else than JSON both ways, keys that are none, broken framing. */
final class BadHeaders {
  private static final String JSON = "Content-Type: application/json";

  private BadHeaders() {}

  static void addTo(List<BadInput> rows, SaleRequests to) {
    for (String type :
        List.of(
            "",
            "Content-Type: text/plain",
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Type: multipart/form-data; boundary=x",
            "Content-Type: application/vnd.x+json",
            "Content-Type: application/*+json",
            "Content-Type: application/*",
            "Content-Type: */*",
            "Content-Type: json",
            "Content-Type: ",
            JSON + ";charset=latin1",
            JSON + ";charset=ISO-8859-1",
            JSON + ";charset=klingon",
            JSON + ";charset=utf-8;charset=latin1")) {
      add(rows, "type " + type, to.validWith(type), 415, "unsupported-media-type");
    }
    for (String type : List.of("application/xml", "text/html", "gar bage", "text/*")) {
      add(rows, "accept " + type, to.jsonWith("Accept: " + type), 406, "not-acceptable");
    }
    for (String key :
        List.of(
            "", "a b", "a,b", "\"a", "\"\"", "\"a\"b\"", "ñ", "a/b", "x".repeat(129), "a;q=1")) {
      key(rows, "key " + key, to.jsonWith("Idempotency-Key: " + key));
    }
    key(rows, "two keys", to.jsonWith("Idempotency-Key: a\r\nIdempotency-Key: b"));
    key(rows, "one key twice", to.jsonWith("Idempotency-Key: a\r\nidempotency-key: a"));

    http(rows, "CR in a header", to.jsonWith("X-Note: a\rb"));
    http(rows, "NUL in a header", to.jsonWith("X-Note: a\0b"));
    http(rows, "header without a name", to.jsonWith(": a"));
    http(rows, "two lengths", to.jsonWith("Content-Length: 1"));
    http(rows, "length that is no number", to.framed(VALID, "Content-Length: five"));
    http(rows, "two hosts", to.jsonWith("Host: example.org"));
    http(rows, "bad chunk", to.framed("zz\r\n" + VALID, "Transfer-Encoding: chunked"));
    byte[] wide = to.jsonWith("X-Note: " + "x".repeat(9 * 1024));
    rows.add(new BadInput("9 KiB of headers", wide, Set.of(400, 431), "bad-request"));
    add(rows, "unknown coding", to.framed(VALID, "Transfer-Encoding: zip"), 501, "not-implemented");
  }

  private static void add(
      List<BadInput> rows, String name, byte[] request, int status, String slug) {
    rows.add(new BadInput(name, request, Set.of(status), slug));
  }

  private static void key(List<BadInput> rows, String name, byte[] request) {
    add(rows, name, request, 400, "invalid-idempotency-key");
  }

  private static void http(List<BadInput> rows, String name, byte[] request) {
    add(rows, name, request, 400, "bad-request");
  }
}
