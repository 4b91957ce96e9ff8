package com.ecomarket.branch.sync;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;

/**
 * One whole answer from central's address, which need not be central's.
 *
 * @param status the HTTP status
 * @param type of the body, null if none is said or it is none
 * @param retryAfter how long to leave central alone, null if it does not say
 * @param body inflated
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HttpAnswer(
    int status, @Nullable MediaType type, @Nullable Duration retryAfter, byte[] body) {

  /** An answer holds a head, or a page of seqs; more is not central. */
  private static final int MAX_BODY = 4 * 1024 * 1024;

  private static final Duration LONGEST_RETRY_AFTER = Duration.ofMinutes(5);

  static HttpAnswer of(ClientHttpResponse response) throws IOException {
    HttpHeaders headers = response.getHeaders();
    byte[] body = response.getBody().readNBytes(MAX_BODY);
    if ("gzip".equalsIgnoreCase(headers.getFirst(HttpHeaders.CONTENT_ENCODING))) {
      try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(body))) {
        body = plain.readNBytes(MAX_BODY);
      }
    }
    return new HttpAnswer(
        response.getStatusCode().value(), type(headers), retryAfter(headers), body);
  }

  /** A page of a captive portal, a redirect, a proxy's error: central was not reached. */
  void refuseWhatCentralNeverSays() {
    if (status != 200 && (status < 400 || status >= 500)) {
      throw new CentralUnreachable("central answered " + status, null, retryAfter, false);
    }
    boolean json =
        type != null
            && (type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
                || type.equalsTypeAndSubtype(MediaType.APPLICATION_PROBLEM_JSON));
    if ((status == 200 || status == 409) && !json) {
      throw CentralUnreachable.notCentral("content of type " + type);
    }
  }

  private static @Nullable MediaType type(HttpHeaders headers) {
    try {
      return headers.getContentType();
    } catch (RuntimeException e) {
      return null; // Not a content type at all.
    }
  }

  private static @Nullable Duration retryAfter(HttpHeaders headers) {
    String seconds = headers.getFirst(HttpHeaders.RETRY_AFTER);
    if (seconds == null || !seconds.matches("[0-9]{1,6}")) {
      return null;
    }
    Duration asked = Duration.ofSeconds(Long.parseLong(seconds));
    return asked.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : asked;
  }
}
