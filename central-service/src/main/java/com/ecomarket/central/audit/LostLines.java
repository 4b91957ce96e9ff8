package com.ecomarket.central.audit;

import com.ecomarket.central.audit.Findings.Found;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Lines that a branch is known to have written and that neither its disk nor central has: up to the
 * furthest high-water mark with which a later stream was opened, less what central posted of the
 * earlier stream and what was written again since. The mark itself may be old, so it is "at least".
 */
@Repository
class LostLines {
  private final JdbcClient jdbc;

  LostLines(@Qualifier("reads") JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Found> found() {
    return jdbc.sql(
            """
            select branch_id, opened_at, lost_stream, mark, mark - last_posted - moved as missing
            from (
              select m.branch_id, m.opened_at, m.lost_stream, m.mark, m.last_posted,
                (select count(distinct l.origin_seq) from ledger_line l
                 where l.branch_id = m.branch_id and l.origin_stream_id = m.lost_stream
                   and l.origin_seq > m.last_posted and l.origin_seq <= m.mark) as moved
              from (
                select s.branch_id, s.high_water_stream_id as lost_stream,
                       min(s.opened_at) as opened_at, max(s.high_water_seq) as mark,
                  coalesce(
                    (select max(l.seq) from ledger_line l
                     where l.branch_id = s.branch_id and l.stream_id = s.high_water_stream_id),
                    -1) as last_posted
                from stream s where s.high_water_stream_id is not null
                group by s.branch_id, s.high_water_stream_id
              ) m
            ) marks
            where mark - last_posted - moved > 0
            order by branch_id, opened_at
            """)
        .query(
            (row, n) ->
                new Found(
                    "lines-lost",
                    row.getString(1),
                    "Stream %s was known to reach line %d: at least %d of its lines are lost."
                        .formatted(row.getString(3), row.getLong(4), row.getLong(5)),
                    Instant.ofEpochMilli(row.getLong(2)),
                    row.getLong(5)))
        .list();
  }
}
