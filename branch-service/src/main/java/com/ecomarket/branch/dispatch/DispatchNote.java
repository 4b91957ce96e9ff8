package com.ecomarket.branch.dispatch;

import com.ecomarket.contract.Facts.DispatchFacts;
import com.ecomarket.contract.Movement;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;

/**
 * Goes with the goods.
 *
 * @param status always {@code success}
 * @param shipmentId names the shipment at all places
 * @param to where it goes
 * @param lines what left
 * @param at when, by the branch's clock
 */
@JsonNaming(SnakeCaseStrategy.class)
record DispatchNote(
    String status, String shipmentId, String to, List<DispatchedItem> lines, Instant at) {

  /**
   * One line.
   *
   * @param quantity units
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record DispatchedItem(long productId, long quantity) {}

  /** Of the lines that were written together. */
  static DispatchNote of(List<Movement> lines) {
    Movement first = lines.get(0);
    DispatchFacts facts = (DispatchFacts) first.facts();
    return new DispatchNote(
        "success",
        facts.shipmentId(),
        facts.to(),
        lines.stream().map(line -> new DispatchedItem(line.productId(), line.quantity())).toList(),
        first.at());
  }
}
