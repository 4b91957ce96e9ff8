package com.ecomarket.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All shipments from or to a branch that are not settled, as central's books know them. State, not
 * commands: it replaces what the branch held.
 *
 * @param digest names this state; the branch reports it, and is not sent the same again
 * @param open oldest first
 */
public record OpenShipments(String digest, List<OpenShipment> open) {

  /** Lines of all open shipments of one branch that are sent at most; the oldest go first. */
  public static final int MAX_LINES = 10_000;

  public OpenShipments {
    open = List.copyOf(open);
  }

  /**
   * Units between two places.
   *
   * @param shipmentId UUID
   * @param from the place that dispatches
   * @param to the place that receives
   * @param requestedAt when central asked for it, null if nobody did
   * @param dispatchedAt when it left, by the clock of the place that wrote the line; null while it
   *     is only asked for
   * @param lines one per product
   */
  public record OpenShipment(
      String shipmentId,
      String from,
      String to,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant requestedAt,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant dispatchedAt,
      List<ShippedItem> lines) {

    public OpenShipment {
      lines = List.copyOf(lines);
    }
  }

  /**
   * One product of a shipment, in units.
   *
   * @param requested what central asked for, 0 if nobody did
   * @param dispatched what left
   * @param received what arrived sound
   * @param damaged what arrived damaged
   * @param lost what was given up, less what turned up again
   */
  public record ShippedItem(
      long productId, long requested, long dispatched, long received, long damaged, long lost) {

    /** Units still on the way; below zero if more arrived than left. */
    public long inTransit() {
      return dispatched - received - damaged - lost;
    }
  }
}
