package com.ecomarket.bench.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * One whole HTTP answer.
 *
 * @param status 100 to 599
 * @param headers by lower-case name
 * @param sent the body as it came
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Answer(int status, Map<String, String> headers, byte[] sent) {
  private static final int MAX_BODY = 4 * 1024 * 1024;

  /** The body, inflated. */
  public byte[] body() throws IOException {
    if (!"gzip".equalsIgnoreCase(headers.get("content-encoding"))) {
      return sent;
    }
    try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(sent))) {
      return plain.readNBytes(MAX_BODY);
    }
  }

  public boolean isJson() {
    return headers.getOrDefault("content-type", "").startsWith("application/json");
  }

  /** Seconds to leave central alone, {@code otherwise} if it does not say. */
  public int retryAfter(int otherwise) {
    String seconds = headers.getOrDefault("retry-after", "");
    return seconds.matches("[0-9]{1,3}") ? Integer.parseInt(seconds) : otherwise;
  }

  public boolean closesConnection() {
    return "close".equalsIgnoreCase(headers.get("connection"));
  }
}
