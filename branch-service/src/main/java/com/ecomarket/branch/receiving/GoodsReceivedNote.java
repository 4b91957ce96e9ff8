package com.ecomarket.branch.receiving;

import com.ecomarket.contract.Facts.ReceiptFacts;
import com.ecomarket.contract.Movement;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answer to a shipment, or a part of it, that was taken in.
 *
 * @param status always {@code success}
 * @param receiptId names this part
 * @param shipmentId of what
 * @param from the place that dispatched it
 * @param lines what arrived
 * @param at when, by the branch's clock
 */
@JsonNaming(SnakeCaseStrategy.class)
record GoodsReceivedNote(
    String status,
    String receiptId,
    String shipmentId,
    String from,
    List<ReceivedItem> lines,
    Instant at) {

  /**
   * One line.
   *
   * @param received units that went on the shelf
   * @param damaged units that went to shrinkage
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record ReceivedItem(long productId, long received, long damaged) {}

  /** Of the lines that were written together. */
  static GoodsReceivedNote of(List<Movement> lines) {
    Map<Long, Arrival> arrived = new LinkedHashMap<>();
    for (Movement line : lines) {
      boolean damaged = ((ReceiptFacts) line.facts()).damaged();
      Arrival part = new Arrival(damaged ? 0 : line.quantity(), damaged ? line.quantity() : 0);
      arrived.merge(line.productId(), part, Arrival::plus);
    }
    Movement first = lines.get(0);
    ReceiptFacts facts = (ReceiptFacts) first.facts();
    return new GoodsReceivedNote(
        "success",
        facts.receiptId(),
        facts.shipmentId(),
        facts.from(),
        arrived.entrySet().stream()
            .map(
                line ->
                    new ReceivedItem(
                        line.getKey(), line.getValue().received(), line.getValue().damaged()))
            .toList(),
        first.at());
  }
}
