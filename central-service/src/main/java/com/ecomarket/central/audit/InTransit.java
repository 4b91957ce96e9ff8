package com.ecomarket.central.audit;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is on the way: units that no shelf has, and that nobody should forget. */
@Repository
class InTransit {
  private static final long MILLIS = 1000;

  private final JdbcClient jdbc;
  private final Clock clock;

  InTransit(@Qualifier("reads") JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  Shipments shipments() {
    return jdbc.sql(
            """
            select count(distinct s.shipment_id),
                   coalesce(sum(l.dispatched - l.received - l.damaged - l.lost), 0),
                   min(s.dispatch_posted_at)
            from shipment s join shipment_line l on l.shipment_id = s.shipment_id
            where s.status = 'in_transit'
            """)
        .query(
            (row, n) -> {
              long shipments = row.getLong(1);
              long units = row.getLong(2);
              long oldest = row.getLong(3);
              Long age = row.wasNull() ? null : Math.max(0, (clock.millis() - oldest) / MILLIS);
              return new Shipments(shipments, units, age);
            })
        .single();
  }

  /**
   * @param shipments how many are not settled
   * @param units on the way, of all products
   * @param oldestAgeS seconds since central heard of the oldest of them, null if there is none
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Shipments(long shipments, long units, @Nullable Long oldestAgeS) {}
}
