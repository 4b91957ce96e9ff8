package com.ecomarket.central.shipment;

import com.ecomarket.contract.OpenShipments.ShippedItem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads shipments with their lines, on whichever connection the reader works. */
final class ShipmentRows {
  private static final String COLUMNS =
      """
      s.shipment_id, s.from_place, s.to_place, s.reference, s.requested_at, s.cancelled_at,
      s.dispatched_at, s.dispatch_posted_at, s.status,
      l.product_id, l.requested, l.dispatched, l.received, l.damaged, l.lost
      """;

  private final JdbcClient jdbc;

  ShipmentRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Shipment> find(String shipmentId) {
    return Optional.ofNullable(find(List.of(shipmentId)).get(shipmentId));
  }

  /**
   * Those of these shipments that there are, by id.
   *
   * @param shipmentIds not empty
   */
  Map<String, Shipment> find(Collection<String> shipmentIds) {
    Map<String, Shipment> found = new LinkedHashMap<>();
    read(jdbc.sql(
                """
                    select %s from shipment s
                    join shipment_line l on l.shipment_id = s.shipment_id
                    where s.shipment_id in (:ids) order by s.shipment_id, l.product_id
                    """
                    .formatted(COLUMNS))
            .param("ids", shipmentIds))
        .forEach(shipment -> found.put(shipment.id(), shipment));
    return found;
  }

  /**
   * Those from or to a place that are not settled, oldest first. The last one may be cut off if
   * there are more lines.
   *
   * @param lines at most
   */
  List<Shipment> open(String place, int lines) {
    return read(
        jdbc.sql(
                """
                select %s from (
                  select * from shipment
                  where from_place = :place and status in ('requested', 'in_transit')
                  union
                  select * from shipment
                  where to_place = :place and status in ('requested', 'in_transit')
                ) s
                join shipment_line l on l.shipment_id = s.shipment_id
                order by s.noted_at, s.shipment_id, l.product_id limit :lines
                """
                    .formatted(COLUMNS))
            .param("place", place)
            .param("lines", lines));
  }

  /** Rows of one shipment stand together. */
  private static List<Shipment> read(JdbcClient.StatementSpec query) {
    Map<String, Shipment> heads = new LinkedHashMap<>();
    Map<String, List<ShippedItem>> lines = new LinkedHashMap<>();
    query.query(
        row -> {
          String id = row.getString("shipment_id");
          if (!heads.containsKey(id)) {
            heads.put(id, head(row));
          }
          lines.computeIfAbsent(id, shipment -> new ArrayList<>()).add(line(row));
        });
    return heads.values().stream()
        .map(head -> with(head, lines.getOrDefault(head.id(), List.of())))
        .toList();
  }

  private static Shipment head(ResultSet row) throws SQLException {
    return new Shipment(
        row.getString("shipment_id"),
        row.getString("from_place"),
        row.getString("to_place"),
        row.getString("reference"),
        instant(row, "requested_at"),
        instant(row, "cancelled_at"),
        instant(row, "dispatched_at"),
        instant(row, "dispatch_posted_at"),
        ShipmentStatus.of(row.getString("status")),
        List.of());
  }

  private static Shipment with(Shipment head, List<ShippedItem> lines) {
    return new Shipment(
        head.id(),
        head.from(),
        head.to(),
        head.reference(),
        head.requestedAt(),
        head.cancelledAt(),
        head.dispatchedAt(),
        head.dispatchPostedAt(),
        head.kept(),
        lines);
  }

  private static ShippedItem line(ResultSet row) throws SQLException {
    return new ShippedItem(
        row.getLong("product_id"),
        row.getLong("requested"),
        row.getLong("dispatched"),
        row.getLong("received"),
        row.getLong("damaged"),
        row.getLong("lost"));
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }
}
