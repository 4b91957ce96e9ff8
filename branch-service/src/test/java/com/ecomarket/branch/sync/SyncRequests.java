package com.ecomarket.branch.sync;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ecomarket.contract.Facts;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.SyncEnvelope;
import com.ecomarket.contract.SyncEnvelope.CatalogMark;
import com.ecomarket.contract.SyncEnvelope.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Requests whose every member is fixed. */
final class SyncRequests {
  static final Hash BEFORE = Hash.next(null, "line 40".getBytes(UTF_8));
  static final Hash HEAD = Hash.next(BEFORE, "line 41".getBytes(UTF_8));

  private static final Instant AT = Instant.parse("2026-03-01T10:15:30.250Z");

  private SyncRequests() {}

  static SyncEnvelope envelope(int count) {
    return new SyncEnvelope(
        SyncEnvelope.PROTOCOL,
        "r-1",
        "s-1",
        41,
        count,
        BEFORE,
        new Report(
            40L + count,
            HEAD,
            "00000000000000ff",
            AT,
            "CLOSED",
            new CatalogMark("local", 1),
            AT.plusSeconds(1),
            "i-1",
            "1.0.0",
            null,
            Map.of()));
  }

  static List<byte[]> lines(int count) {
    List<byte[]> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Facts.SaleFacts sale =
          new Facts.SaleFacts(
              "019a0000-0000-7000-8000-00000000000" + i % 10, 1, 45 - i, "till-7-" + i, "0f");
      lines.add(Movement.of(41 + i, 1, 5, 250, sale, AT).bytes());
    }
    return lines;
  }
}
