package com.ecomarket.central.sync;

import com.ecomarket.edge.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** The body of a request between the two services: plain or gzip, bounded before and after. */
final class WireBody {
  /** Bytes at most, as sent and as inflated; a full batch is 256 KiB of lines. */
  static final int LIMIT = 1024 * 1024;

  private static final int GZIP_BUFFER = 8192;

  private WireBody() {}

  /**
   * Reads the whole body.
   *
   * @throws Problem 413 beyond {@link #LIMIT}, 415 for another coding, 400 for damaged gzip or a
   *     body that ends early, 408 for one that does not come
   */
  static byte[] read(HttpServletRequest request) {
    if (request.getContentLengthLong() > LIMIT) {
      throw tooLarge();
    }
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    return switch (encoding == null ? "identity" : encoding.toLowerCase(Locale.ROOT)) {
      case "identity" -> sent(request);
      case "gzip" -> inflated(sent(request));
      default -> throw Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type");
    };
  }

  static Problem tooLarge() {
    return Problem.of(HttpStatus.PAYLOAD_TOO_LARGE, "payload-too-large");
  }

  static Problem malformed() {
    return Problem.of(HttpStatus.BAD_REQUEST, "malformed-body");
  }

  private static byte[] sent(HttpServletRequest request) {
    try {
      return bounded(request.getInputStream());
    } catch (IOException e) {
      boolean late = e.getCause() instanceof SocketTimeoutException;
      throw late
          ? Problem.of(HttpStatus.REQUEST_TIMEOUT, "request-timeout")
          : Problem.of(HttpStatus.BAD_REQUEST, "bad-request");
    }
  }

  private static byte[] inflated(byte[] gzip) {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip), GZIP_BUFFER)) {
      return bounded(in);
    } catch (IOException e) {
      throw malformed();
    }
  }

  private static byte[] bounded(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(LIMIT + 1);
    if (bytes.length > LIMIT) {
      throw tooLarge();
    }
    return bytes;
  }
}
