package com.ecomarket.acceptance.process;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One line of a branch as central holds it. Read here member by member and not with the contract's
 * own reader: the witness must not share the eyes of the accused.
 *
 * @param status {@code POSTED}, {@code STREAM}, {@code QUARANTINED} or {@code REPEATED}; only a
 *     posted line moves units
 * @param kind of movement, empty if central could not read the line
 * @param productId 0 if the line has none
 * @param quantity in units, 0 if the line has none
 * @param saleId empty if the line is no sale
 * @param key the caller's Idempotency-Key, empty if it gave none
 */
public record LedgerLine(
    String status, String kind, long productId, long quantity, String saleId, String key) {

  static LedgerLine read(JsonNode posted) {
    JsonNode line = posted.path("line");
    return new LedgerLine(
        posted.path("status").asText(""),
        line.path("kind").asText(""),
        line.path("product_id").asLong(),
        line.path("quantity").asLong(),
        line.path("sale_id").asText(""),
        line.path("key").asText(""));
  }

  /** Whether central has counted it as a sale. */
  public boolean isPostedSale() {
    return status.equals("POSTED") && kind.equals("SALE");
  }
}
