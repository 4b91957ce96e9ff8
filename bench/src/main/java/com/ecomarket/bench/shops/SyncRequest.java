package com.ecomarket.bench.shops;

import com.ecomarket.contract.SyncBody;
import com.ecomarket.contract.SyncEnvelope;
import com.ecomarket.contract.Wire;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One sync request, and its bytes as a branch's client sends them.
 *
 * @param lastSeq where the journal ended when it was cut
 */
record SyncRequest(SyncEnvelope envelope, List<ShopJournal.Written> lines, long lastSeq) {
  /** Head and body. */
  byte[] http(String authority, String branchId) {
    SyncBody body = SyncBody.of(envelope, lines.stream().map(ShopJournal.Written::bytes).toList());
    String head =
        "POST /branches/"
            + branchId
            + "/sync HTTP/1.1\r\nContent-Length: "
            + body.bytes().length
            + "\r\nHost: "
            + authority
            + "\r\nUser-Agent: Java-http-client/17\r\nAccept: application/json,"
            + " application/problem+json\r\nAccept-Encoding: gzip\r\nContent-Type: "
            + Wire.NDJSON
            + (body.compressed() ? "\r\nContent-Encoding: gzip\r\n\r\n" : "\r\n\r\n");
    ByteArrayOutputStream whole = new ByteArrayOutputStream(head.length() + body.bytes().length);
    whole.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    whole.writeBytes(body.bytes());
    return whole.toByteArray();
  }
}
