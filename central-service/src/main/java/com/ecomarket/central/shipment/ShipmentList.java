package com.ecomarket.central.shipment;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads shipments for people. */
@Repository
class ShipmentList {
  private final JdbcClient jdbc;
  private final ShipmentRows rows;
  private final Clock clock;

  ShipmentList(@Qualifier("reads") JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.rows = new ShipmentRows(jdbc);
    this.clock = clock;
  }

  Optional<ShownShipment> find(String shipmentId) {
    return rows.find(shipmentId).map(found -> ShownShipment.of(found, clock.instant()));
  }

  /** Those that fit, in the order in which central heard of them; an empty text fits all. */
  List<ListedShipment> list(String place, String status, String after, int limit) {
    Instant now = clock.instant();
    return jdbc.sql(
            """
            select s.*,
              (select count(*) from shipment_line l
               where l.shipment_id = s.shipment_id) as products,
              (select coalesce(sum(l.dispatched - l.received - l.damaged - l.lost), 0)
               from shipment_line l where l.shipment_id = s.shipment_id) as in_transit
            from shipment s
            where (:status = '' or s.status = :status)
              and (:place = '' or s.from_place = :place or s.to_place = :place)
              and (:after = '' or (s.noted_at, s.shipment_id) > (
                select noted_at, shipment_id from shipment where shipment_id = :after))
            order by s.noted_at, s.shipment_id limit :limit
            """)
        .param("status", status)
        .param("place", place)
        .param("after", after)
        .param("limit", limit)
        .query(
            (row, n) -> {
              String state = row.getString("status");
              Instant posted = ShipmentRows.instant(row, "dispatch_posted_at");
              return new ListedShipment(
                  row.getString("shipment_id"),
                  row.getString("from_place"),
                  row.getString("to_place"),
                  state,
                  row.getString("reference"),
                  ShipmentRows.instant(row, "requested_at"),
                  ShipmentRows.instant(row, "dispatched_at"),
                  age(state, posted, now),
                  row.getLong("products"),
                  row.getLong("in_transit"));
            })
        .list();
  }

  private static @Nullable Long age(String status, @Nullable Instant posted, Instant now) {
    boolean onTheWay = ShipmentStatus.of(status) == ShipmentStatus.IN_TRANSIT && posted != null;
    return onTheWay ? Math.max(0, Duration.between(posted, now).toSeconds()) : null;
  }

  /**
   * @param status how far it has come: the words of {@link ShipmentStatus}, in lower case
   * @param dispatchedAt when it left, by the clock of the place that it left
   * @param inTransitForS seconds since central heard of that, while it is on the way
   * @param products how many lines it has
   * @param inTransit units on the way, of all products
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record ListedShipment(
      String shipmentId,
      String from,
      String to,
      String status,
      @Nullable String reference,
      @Nullable Instant requestedAt,
      @Nullable Instant dispatchedAt,
      @Nullable Long inTransitForS,
      long products,
      long inTransit) {}
}
