package com.ecomarket.central.sync;

import com.ecomarket.central.intake.Discrepancy;
import com.ecomarket.contract.SyncEnvelope;
import com.ecomarket.contract.SyncEnvelope.Report;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Keeps what branches say of themselves, and what central noticed about them. */
@Repository
class Reports {
  private final JdbcTemplate jdbc;
  private final Clock clock;

  Reports(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The latest report replaces the one before. */
  void keep(String branchId, SyncEnvelope envelope) {
    Report report = envelope.report();
    jdbc.update(
        """
        update branch set report_received_at = ?, report_stream_id = ?, report_last_seq = ?,
          report_head_hash = ?, report_stock_digest = ?, report_oldest_pending_at = ?,
          report_breaker = ?, report_catalog_epoch = ?, report_catalog_version = ?,
          report_sent_at = ?, report_instance_id = ?, report_app_version = ?
        where branch_id = ?
        """,
        clock.millis(),
        envelope.streamId(),
        report.lastSeq(),
        report.headHash().bytes(),
        report.stockDigest(),
        report.oldestPendingAt() == null ? null : report.oldestPendingAt().toEpochMilli(),
        report.breaker(),
        report.catalog().epoch(),
        report.catalog().version(),
        report.sentAt().toEpochMilli(),
        report.instanceId(),
        report.appVersion(),
        branchId);
  }

  /** Notes discrepancies; one that was seen before is counted. */
  void note(String branchId, List<Discrepancy> discrepancies) {
    long now = clock.millis();
    for (Discrepancy seen : discrepancies) {
      jdbc.update(
          """
          insert into discrepancy (branch_id, kind, subject, detail, first_at, last_at, times)
          values (?, ?, ?, ?, ?, ?, 1)
          on conflict (branch_id, kind, subject) do update
          set detail = excluded.detail, last_at = excluded.last_at, times = discrepancy.times + 1
          """,
          branchId,
          seen.kind(),
          seen.subject(),
          seen.detail(),
          now,
          now);
    }
  }
}
