package com.ecomarket.edge.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.ecomarket.edge.Mutation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;

/** One accident to the headers: wrong, twice, missing, or a lie about the body. */
final class HeaderChanges {
  private static final String WIDE = "x".repeat(9_000);

  private static final List<String> LINES =
      List.of(
          "Content-Type: text/plain",
          "Content-Type: application/json;charset=latin1",
          "Content-Type: application/json;charset=klingon",
          "Content-Type: application/*",
          "Content-Type: ",
          "Content-Type: application/vnd.x+json",
          "Content-Type: \0",
          "Content-Type: application/json",
          "Content-Type: application/x-ndjson",
          "Content-Type: text/csv",
          "Content-Type: multipart/form-data; boundary=x",
          "Content-Type: application/x-www-form-urlencoded",
          "Content-Encoding: gzip",
          "Content-Encoding: br",
          "Content-Encoding: identity",
          "Content-Encoding: GZIP, gzip",
          "Idempotency-Key: ",
          "Idempotency-Key: a b",
          "Idempotency-Key: \"a",
          "Idempotency-Key: ñ",
          "Idempotency-Key: a,b",
          "Idempotency-Key: ;",
          "Idempotency-Key: \"\"",
          "Idempotency-Key: same",
          "Idempotency-Key: \u0001",
          "Idempotency-Key: ../../x",
          "If-Match: *",
          "If-Match: \"1\"",
          "If-Match: 1",
          "If-Match: W/\"1\"",
          "If-Match: ,",
          "If-Match: \"99999999999999999999\"",
          "If-None-Match: *",
          "If-None-Match: x",
          "Accept: application/xml",
          "Accept: */*",
          "Accept: ",
          "Accept: gar bage",
          "Accept: ;",
          "Accept: text/csv",
          "Accept: application/json;q=nan",
          "Accept: text/*;q=0",
          "Accept-Language: ",
          "Accept-Language: \0",
          "Accept-Language: en;q=x",
          "Accept-Language: *",
          "Accept-Language: xx-XX-x-x-x-x-x-x",
          "Accept-Encoding: gzip",
          "Accept-Charset: klingon",
          "Host: example.org",
          "Host: ",
          "Host: a b",
          "Host: [::1",
          "Host: localhost:99999999",
          "Expect: 100-continue",
          "Expect: miracle",
          "Upgrade: h2c",
          "Connection: Upgrade, HTTP2-Settings",
          "Connection: keep-alive",
          "Upgrade: websocket",
          "Range: bytes=0-1",
          "Range: x",
          "Cookie: JSESSIONID=\"",
          "Cookie: =",
          "X-Forwarded-For: x",
          "Forwarded: for=\"",
          "X-HTTP-Method-Override: DELETE",
          "If-Modified-Since: never",
          "If-Unmodified-Since: Thu, 01 Jan 1970 00:00:00 GMT",
          "Origin: http://evil.example",
          "Origin: null",
          "Access-Control-Request-Method: GET",
          "Authorization: Basic !",
          "Date: x",
          "Trailer: Content-Length",
          "TE: trailers",
          ": x",
          "NoColon",
          " folded: x",
          "X-\0: x",
          "X: \r",
          "X: a\rb",
          "X : y",
          "X: \u0080\u00FF",
          "X: " + WIDE,
          WIDE + ": x",
          "Idempotency-Key: " + "x".repeat(129));

  private static final List<String> FRAMES =
      List.of(
          "Content-Length: 0",
          "Content-Length: 1",
          "Content-Length: -1",
          "Content-Length: +5",
          "Content-Length: five",
          "Content-Length: 10737418240",
          "Content-Length: 70000",
          "Content-Length: 9223372036854775808",
          "Content-Length: 1, 2",
          "Content-Length: ",
          "Transfer-Encoding: chunked",
          "Transfer-Encoding: zip",
          "Transfer-Encoding: chunked, x",
          "Transfer-Encoding: identity",
          "Transfer-Encoding: \u000Bchunked",
          "Transfer-Encoding: gzip, chunked");

  private HeaderChanges() {}

  static RawRequest of(RawRequest request, RandomGenerator random) {
    List<String> lines = new ArrayList<>(request.headers());
    String line = LINES.get(random.nextInt(LINES.size()));
    int at = lines.isEmpty() ? 0 : random.nextInt(lines.size());
    switch (random.nextInt(10)) {
      case 0 -> lines.removeAll(lines.isEmpty() ? lines : List.of(lines.get(at)));
      case 1 -> lines.addAll(lines.isEmpty() ? lines : List.of(lines.get(at)));
      case 2 -> lines.replaceAll(old -> sameName(old, line) ? line : old);
      case 3 -> lines.set(at, changed(lines.get(at), random));
      case 4 -> {
        return zipped(request, random);
      }
      case 5 -> {
        return chunked(request, random);
      }
      case 6 -> {
        lines.add(FRAMES.get(random.nextInt(FRAMES.size())));
        return request.withHeaders(lines, random.nextBoolean() || request.framed());
      }
      default -> lines.add(line);
    }
    return request.withHeaders(lines, request.framed());
  }

  private static boolean sameName(String line, String other) {
    return line.split(":", 2)[0].equalsIgnoreCase(other.split(":", 2)[0]);
  }

  private static String changed(String line, RandomGenerator random) {
    return new String(Mutation.of(line.getBytes(ISO_8859_1), random), ISO_8859_1);
  }

  /** As it should be, or damaged. */
  private static RawRequest zipped(RawRequest request, RandomGenerator random) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
      zip.write(request.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] body = bytes.toByteArray();
    return request
        .with("Content-Encoding: gzip")
        .withBody(random.nextBoolean() ? body : Mutation.of(body, random));
  }

  /** As it should be, or damaged, or with a length that contradicts it. */
  private static RawRequest chunked(RawRequest request, RandomGenerator random) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes((Integer.toHexString(request.body().length) + "\r\n").getBytes(ISO_8859_1));
    bytes.writeBytes(request.body());
    bytes.writeBytes("\r\n0\r\n\r\n".getBytes(ISO_8859_1));
    byte[] body = bytes.toByteArray();
    List<String> lines = new ArrayList<>(request.headers());
    lines.add("Transfer-Encoding: chunked");
    return request
        .withHeaders(lines, random.nextInt(4) > 0)
        .withBody(random.nextBoolean() ? body : Mutation.of(body, random));
  }
}
