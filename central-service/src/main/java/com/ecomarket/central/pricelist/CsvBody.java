package com.ecomarket.central.pricelist;

import com.ecomarket.edge.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** The body of a price list, passed on as it comes: bounded in bytes and in time. */
final class CsvBody extends InputStream {
  /** Bytes at most: 100,000 rows of 335 bytes. */
  static final long LIMIT = 32L * 1024 * 1024;

  /** Who sends slower than this must not keep everybody else from importing. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int BUFFER = 8192;

  private final InputStream in;
  private final long deadline = System.nanoTime() + PATIENCE.toNanos();
  private long count;

  private CsvBody(InputStream in) {
    this.in = in;
  }

  /**
   * Looks at the headers; nothing is read yet.
   *
   * @throws Problem 413 beyond {@link #LIMIT}, 415 for another coding or charset
   */
  static CsvBody of(HttpServletRequest request) {
    String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    boolean plain = coding == null || coding.toLowerCase(Locale.ROOT).equals("identity");
    if (!plain || !isUtf8(request.getContentType())) {
      throw Problem.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported-media-type");
    }
    if (request.getContentLengthLong() > LIMIT) {
      throw tooLarge();
    }
    try {
      return new CsvBody(request.getInputStream());
    } catch (IOException e) {
      throw unread(e);
    }
  }

  /** 408 for bytes that do not come in time, 400 for a body that ends early. */
  static Problem unread(IOException e) {
    return e.getCause() instanceof SocketTimeoutException
        ? late()
        : Problem.of(HttpStatus.BAD_REQUEST, "bad-request");
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (System.nanoTime() - deadline > 0) {
      throw late();
    }
    int read = in.read(target, offset, length);
    count += Math.max(0, read);
    if (count > LIMIT) {
      throw tooLarge();
    }
    return read;
  }

  /** Takes what is left, so that the caller reads the refusal and not a broken connection. */
  void drain() {
    byte[] rest = new byte[BUFFER];
    try {
      int taken;
      do {
        taken = read(rest, 0, BUFFER);
      } while (taken >= 0);
    } catch (IOException | Problem e) {
      // The refusal that is on its way says more than this.
    }
  }

  private static Problem late() {
    return Problem.of(HttpStatus.REQUEST_TIMEOUT, "request-timeout");
  }

  private static Problem tooLarge() {
    return Problem.of(HttpStatus.PAYLOAD_TOO_LARGE, "payload-too-large");
  }

  private static boolean isUtf8(String contentType) {
    try {
      Charset charset = MediaType.parseMediaType(contentType).getCharset();
      return charset == null || charset.equals(StandardCharsets.UTF_8);
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }
}
