package com.ecomarket.edge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Builds the bytes of requests to one path. */
public final class SaleRequests {
  /** A body that sells. */
  public static final String VALID = "{\"product_id\":1,\"quantity\":5}";

  private static final String JSON = "Content-Type: application/json";

  private final String path;

  /** Requests to this path. */
  public SaleRequests(String path) {
    this.path = path;
  }

  /** A JSON body. */
  public byte[] json(String body) {
    return json(body.getBytes(UTF_8));
  }

  /** A body said to be JSON. */
  public byte[] json(byte[] body) {
    return post(body, JSON);
  }

  /** A JSON body with more header lines. */
  public byte[] jsonWith(String headers) {
    return post(VALID.getBytes(UTF_8), JSON + "\r\n" + headers);
  }

  /** A valid body with these header lines alone, which say its type or do not. */
  public byte[] validWith(String headers) {
    return post(VALID.getBytes(UTF_8), headers);
  }

  /** A body with its true length and these header lines. */
  public byte[] post(byte[] body, String headers) {
    return raw("POST " + path + " HTTP/1.1", headers + "\r\nContent-Length: " + body.length, body);
  }

  /** A body with these header lines and no length of its own. */
  public byte[] framed(String body, String headers) {
    return raw("POST " + path + " HTTP/1.1", JSON + "\r\n" + headers, body.getBytes(UTF_8));
  }

  /** A valid sale by another method. */
  public byte[] method(String method) {
    return target(method + " " + path + " HTTP/1.1");
  }

  /** A valid sale under another path, which is appended to nothing. */
  public byte[] at(String otherPath) {
    return target("POST " + otherPath + " HTTP/1.1");
  }

  /** A valid sale at something that is appended to the path. */
  public byte[] after(String suffix) {
    return at(path + suffix);
  }

  /** A valid sale under any first line. */
  public byte[] target(String requestLine) {
    String length = "\r\nContent-Length: " + VALID.length();
    return raw(requestLine, JSON + length, VALID.getBytes(UTF_8));
  }

  /** The path itself. */
  public String path() {
    return path;
  }

  private static byte[] raw(String requestLine, String headers, byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String head = requestLine + "\r\nHost: localhost\r\nConnection: close\r\n" + headers.strip();
    bytes.writeBytes((head + "\r\n\r\n").getBytes(ISO_8859_1));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }
}
