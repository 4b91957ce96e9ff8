package com.ecomarket.central.shipment;

import com.ecomarket.central.shipment.ShipmentChange.Mention;
import com.ecomarket.contract.OpenShipments.ShippedItem;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Writes shipments in the caller's transaction. Whoever changes one takes its row first, several in
 * the order of their ids, and after the balances: so two books that post parts of the same
 * shipments never wait for each other in turn.
 */
@Repository
class ShipmentTable {
  /** What milliseconds can say; a branch's clock may stand anywhere. */
  private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  private final JdbcTemplate jdbc;
  private final ShipmentRows rows;
  private final Clock clock;

  ShipmentTable(JdbcTemplate jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.rows = new ShipmentRows(JdbcClient.create(jdbc));
    this.clock = clock;
  }

  /** Writes a request of central's. */
  void request(
      String id, String from, String to, @Nullable String reference, List<ShippedItem> lines) {
    long now = clock.millis();
    jdbc.update(
        """
        insert into shipment (shipment_id, from_place, to_place, reference, noted_at,
                              requested_at, status)
        values (?, ?, ?, ?, ?, ?, 'requested')
        """,
        id,
        from,
        to,
        reference,
        now,
        now);
    jdbc.batchUpdate(
        """
        insert into shipment_line (shipment_id, product_id, requested, dispatched, received,
                                   damaged, lost)
        values (?, ?, ?, 0, 0, 0, 0)
        """,
        lines.stream().map(line -> new Object[] {id, line.productId(), line.requested()}).toList());
  }

  /** Says what people call it. */
  void refer(String id, @Nullable String reference) {
    jdbc.update("update shipment set reference = ? where shipment_id = ?", reference, id);
  }

  /** Withdraws a request; does nothing to one that has been dispatched, or never was one. */
  void cancel(String id) {
    jdbc.update(
        """
        update shipment set cancelled_at = ?, status = 'cancelled'
        where shipment_id = ? and status = 'requested'
        """,
        clock.millis(),
        id);
  }

  /** Takes the row of a shipment, if there is one. */
  Optional<Shipment> lock(String id) {
    jdbc.update("update shipment set status = status where shipment_id = ?", id);
    return rows.find(id);
  }

  Optional<Shipment> find(String id) {
    return rows.find(id);
  }

  /**
   * Adds what lines did, and makes the rows that are missing: a receipt may come before its
   * dispatch. Where a shipment goes is said by its request, else by its dispatch, else by whoever
   * mentions it first.
   *
   * @param changes by id
   * @return the shipments after it, by id
   */
  Map<String, Shipment> add(List<ShipmentChange> changes) {
    jdbc.batchUpdate(
        """
        insert into shipment (shipment_id, from_place, to_place, noted_at, dispatched_at,
                              dispatch_posted_at, status)
        values (?, ?, ?, ?, ?, ?, 'in_transit')
        on conflict (shipment_id) do update
        set from_place = case when excluded.dispatched_at is not null
              and shipment.requested_at is null and shipment.dispatched_at is null
              then excluded.from_place else shipment.from_place end,
            to_place = case when excluded.dispatched_at is not null
              and shipment.requested_at is null and shipment.dispatched_at is null
              then excluded.to_place else shipment.to_place end,
            dispatched_at = coalesce(shipment.dispatched_at, excluded.dispatched_at),
            dispatch_posted_at = coalesce(shipment.dispatch_posted_at, excluded.dispatch_posted_at)
        """,
        changes.stream().map(this::head).toList());
    jdbc.batchUpdate(
        """
        insert into shipment_line (shipment_id, product_id, requested, dispatched, received,
                                   damaged, lost)
        values (?, ?, 0, ?, ?, ?, ?)
        on conflict (shipment_id, product_id) do update
        set dispatched = shipment_line.dispatched + excluded.dispatched,
            received = shipment_line.received + excluded.received,
            damaged = shipment_line.damaged + excluded.damaged,
            lost = shipment_line.lost + excluded.lost
        """,
        changes.stream().flatMap(change -> lines(change).stream()).toList());
    return rows.find(changes.stream().map(ShipmentChange::shipmentId).toList());
  }

  /** Writes down the status that follows from the lines. */
  void keepStatus(Shipment shipment) {
    jdbc.update(
        "update shipment set status = ? where shipment_id = ?",
        shipment.status().word(),
        shipment.id());
  }

  /** Which of these places are branches that central knows. */
  List<String> branches(Collection<String> places) {
    return JdbcClient.create(jdbc)
        .sql("select branch_id from branch where own = :own and branch_id in (:places)")
        .param("own", false)
        .param("places", places)
        .query(String.class)
        .list();
  }

  private @Nullable Object[] head(ShipmentChange change) {
    Mention dispatch = change.dispatch().orElse(null);
    Mention said = dispatch == null ? change.mentions().get(0) : dispatch;
    long now = clock.millis();
    return new @Nullable Object[] {
      change.shipmentId(),
      said.from(),
      said.to(),
      now,
      dispatch == null ? null : millis(dispatch.at()),
      dispatch == null ? null : now
    };
  }

  private static List<Object[]> lines(ShipmentChange change) {
    return change.units().entrySet().stream()
        .map(
            line ->
                new Object[] {
                  change.shipmentId(),
                  line.getKey(),
                  line.getValue().dispatched(),
                  line.getValue().received(),
                  line.getValue().damaged(),
                  line.getValue().lost()
                })
        .toList();
  }

  private static long millis(Instant at) {
    Instant early = at.isAfter(LAST) ? LAST : at;
    return (early.isBefore(FIRST) ? FIRST : early).toEpochMilli();
  }
}
