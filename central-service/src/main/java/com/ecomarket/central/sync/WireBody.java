package com.ecomarket.central.sync;

import com.ecomarket.edge.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
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
   * @throws Problem 413 beyond {@link #LIMIT}, 415 for another encoding, 400 for damaged gzip
   */
  static byte[] read(HttpServletRequest request) throws IOException {
    if (request.getContentLengthLong() > LIMIT) {
      throw tooLarge();
    }
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    return switch (encoding == null ? "identity" : encoding.toLowerCase(Locale.ROOT)) {
      case "identity" -> bounded(request.getInputStream());
      case "gzip" -> inflated(bounded(request.getInputStream()));
      default -> throw Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type");
    };
  }

  static Problem tooLarge() {
    return Problem.of(HttpStatus.PAYLOAD_TOO_LARGE, "payload-too-large");
  }

  static Problem malformed() {
    return Problem.of(HttpStatus.BAD_REQUEST, "malformed-body");
  }

  private static byte[] inflated(byte[] gzip) throws IOException {
    try (InputStream in =
        new GZIPInputStream(new java.io.ByteArrayInputStream(gzip), GZIP_BUFFER)) {
      return bounded(in);
    } catch (ZipException | java.io.EOFException e) {
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
