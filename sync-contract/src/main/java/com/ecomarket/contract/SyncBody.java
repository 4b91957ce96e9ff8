package com.ecomarket.contract;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The body of a sync request, and of an answer to a branch that takes gzip: compressed if it is
 * worth it, because a shop's line is slow and its processor mostly idle.
 *
 * @param bytes what goes over the wire
 * @param compressed whether it is gzip
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SyncBody(byte[] bytes, boolean compressed) {
  /** Below this a body fits into a few packets anyway. */
  private static final int WORTH_IT = 4 * 1024;

  /** The envelope and its lines. */
  public static SyncBody of(SyncEnvelope envelope, List<byte[]> lines) {
    return of(ndjson(envelope, lines));
  }

  /** Any text. */
  public static SyncBody of(byte[] plain) {
    return plain.length < WORTH_IT ? new SyncBody(plain, false) : new SyncBody(gzip(plain), true);
  }

  /** The same before it is compressed: the envelope, then the lines as the journal has them. */
  public static byte[] ndjson(SyncEnvelope envelope, List<byte[]> lines) {
    ByteArrayOutputStream body = new ByteArrayOutputStream(1024);
    body.writeBytes(Wire.bytes(envelope));
    body.write('\n');
    for (byte[] line : lines) {
      body.writeBytes(line);
      body.write('\n');
    }
    return body.toByteArray();
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(plain.length / 3);
    try (Quick gzip = new Quick(compressed)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.toByteArray();
  }

  /** A third of the processor time for a sixth more bytes: tills wait for the processor, too. */
  private static final class Quick extends GZIPOutputStream {
    Quick(OutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
