package com.ecomarket.branch.sync;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.HttpHeaders;

/** Compresses request bodies that are worth it: a shop's line is slow and its processor idle. */
final class Gzip {
  /** Below this a body fits into a few packets anyway. */
  private static final int WORTH_IT = 4 * 1024;

  private Gzip() {}

  /**
   * @param bytes what goes over the wire
   * @param compressed whether it is gzip
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Body(byte[] bytes, boolean compressed) {

    void describe(HttpHeaders headers) {
      if (compressed) {
        headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
      }
      headers.set(HttpHeaders.ACCEPT_ENCODING, "gzip");
    }
  }

  static Body body(byte[] plain) {
    if (plain.length < WORTH_IT) {
      return new Body(plain, false);
    }
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(plain.length / 3);
    try (Quick gzip = new Quick(compressed)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Body(compressed.toByteArray(), true);
  }

  /** A third of the processor time for a sixth more bytes: tills wait for the processor, too. */
  private static final class Quick extends GZIPOutputStream {
    Quick(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
