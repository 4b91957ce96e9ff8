package com.ecomarket.bench.shops;

import com.ecomarket.contract.SyncEnvelope;
import com.ecomarket.contract.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * One sync request, and its bytes as a branch's client sends them.
 *
 * @param lastSeq where the journal ended when it was cut
 */
record SyncRequest(SyncEnvelope envelope, List<ShopJournal.Written> lines, long lastSeq) {
  /** As in the branch: smaller bodies are not worth it. */
  private static final int WORTH_GZIP = 4 * 1024;

  /** Head and body. */
  byte[] http(String authority, String branchId) {
    ByteArrayOutputStream plain = new ByteArrayOutputStream(1024 + 256 * lines.size());
    plain.writeBytes(Wire.bytes(envelope));
    plain.write('\n');
    for (ShopJournal.Written line : lines) {
      plain.writeBytes(line.bytes());
      plain.write('\n');
    }
    boolean compressed = plain.size() >= WORTH_GZIP;
    byte[] body = compressed ? gzip(plain) : plain.toByteArray();
    String head =
        "POST /branches/"
            + branchId
            + "/sync HTTP/1.1\r\nContent-Length: "
            + body.length
            + "\r\nHost: "
            + authority
            + "\r\nUser-Agent: Java-http-client/17\r\nAccept: application/json,"
            + " application/problem+json\r\nAccept-Encoding: gzip\r\nContent-Type: "
            + Wire.NDJSON
            + (compressed ? "\r\nContent-Encoding: gzip\r\n\r\n" : "\r\n\r\n");
    ByteArrayOutputStream whole = new ByteArrayOutputStream(head.length() + body.length);
    whole.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    whole.writeBytes(body);
    return whole.toByteArray();
  }

  private static byte[] gzip(ByteArrayOutputStream plain) {
    ByteArrayOutputStream small = new ByteArrayOutputStream(plain.size() / 3);
    try (GZIPOutputStream gzip = new GZIPOutputStream(small)) {
      plain.writeTo(gzip);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return small.toByteArray();
  }
}
