package com.ecomarket.edge.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A request that is about to become bytes, one part at a time still exchangeable.
 *
 * @param target path and query, or whatever stands in their place
 * @param headers lines without their ends, one character for each byte
 * @param framed whether the headers already say how long the body is, rightly or not
 */
@SuppressWarnings("ArrayRecordComponent") // parts to build from, never compared
public record RawRequest(
    String method,
    String target,
    String version,
    List<String> headers,
    byte[] body,
    boolean framed) {

  /** A proper request with a body of this type. */
  public static RawRequest of(String method, String target, String type, byte[] body) {
    return new RawRequest(
        method,
        target,
        "HTTP/1.1",
        List.of("Host: localhost", "Connection: close", "Content-Type: " + type),
        body,
        false);
  }

  /** A proper {@code POST} of JSON. */
  public static RawRequest post(String target, String json) {
    return of("POST", target, "application/json", json.getBytes(UTF_8));
  }

  /** A proper {@code GET}. */
  public static RawRequest get(String target) {
    List<String> headers = List.of("Host: localhost", "Connection: close");
    return new RawRequest("GET", target, "HTTP/1.1", headers, new byte[0], true);
  }

  /** With one more header line. */
  public RawRequest with(String header) {
    List<String> more = new ArrayList<>(headers);
    more.add(header);
    return withHeaders(more, framed);
  }

  RawRequest withHeaders(List<String> others, boolean saysLength) {
    return new RawRequest(method, target, version, List.copyOf(others), body, saysLength);
  }

  RawRequest withLine(String otherMethod, String otherTarget, String otherVersion) {
    return new RawRequest(otherMethod, otherTarget, otherVersion, headers, body, framed);
  }

  RawRequest withBody(byte[] other) {
    return new RawRequest(method, target, version, headers, other, framed);
  }

  /** Whether its own headers say that the body is of this type. */
  boolean isOf(String type) {
    return headers.stream()
        .map(line -> line.toLowerCase(Locale.ROOT))
        .anyMatch(line -> line.startsWith("content-type:") && line.contains(type));
  }

  /** All of it; the length of the body is said unless the headers are {@link #framed}. */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    StringBuilder head = new StringBuilder();
    head.append(method).append(' ').append(target).append(' ').append(version).append("\r\n");
    headers.forEach(line -> head.append(line).append("\r\n"));
    if (!framed) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    bytes.writeBytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }
}
