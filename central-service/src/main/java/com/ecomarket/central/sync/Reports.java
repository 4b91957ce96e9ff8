package com.ecomarket.central.sync;

import com.ecomarket.contract.SyncEnvelope;
import com.ecomarket.contract.SyncEnvelope.Report;
import java.time.Clock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Keeps what branches say of themselves. */
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
}
