package com.ecomarket.central.discrepancy;

import com.ecomarket.contract.CountRequest;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What people asked branches to count. Central never changes a branch's stock (DESIGN §4, rule 6),
 * so a stock below zero is put right by a count that the branch writes itself.
 */
@Repository
public class CountRequests {
  private final JdbcClient reads;

  CountRequests(@Qualifier("reads") JdbcClient reads) {
    this.reads = reads;
  }

  /** Those that the branch has not answered with a count, oldest first. */
  public List<CountRequest> askedOf(String branchId) {
    return reads
        .sql(
            """
            select discrepancy_id, subject, reason, requested_at from discrepancy
            where branch_id = ? and status = 'requested' order by requested_at, discrepancy_id
            """)
        .param(branchId)
        .query(
            (row, n) ->
                new CountRequest(
                    row.getString(1),
                    Long.parseLong(row.getString(2)),
                    row.getString(3),
                    Instant.ofEpochMilli(row.getLong(4))))
        .list();
  }
}
