package com.ecomarket.branch.receipt;

import com.ecomarket.branch.catalog.Catalog;
import com.ecomarket.contract.LineRef;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the customer takes home. It names the place where the sale was first written, so that a
 * second print says the same as the first one, also after healing.
 *
 * @param branchId the shop
 * @param streamId the stream that the sale was first written in
 * @param seq the place there at which it began
 * @param saleId under which the sale can be looked up
 * @param lines what was sold
 * @param totalPrice of all lines
 * @param tendered what the customer gave, null if nobody said
 * @param change what the customer got back, null if nobody said what was given
 * @param at when, by the branch's clock
 */
@JsonNaming(SnakeCaseStrategy.class)
record Receipt(
    String branchId,
    String streamId,
    long seq,
    String saleId,
    List<SoldLine> lines,
    BigDecimal totalPrice,
    @Nullable BigDecimal tendered,
    @Nullable BigDecimal change,
    Instant at) {

  static Receipt of(String branchId, Sales.Found found, Catalog catalog) {
    Sale sale = found.sale();
    LineRef origin = sale.first().origin();
    return new Receipt(
        branchId,
        origin == null ? found.first().streamId() : origin.streamId(),
        sale.first().firstSeq(),
        sale.saleId(),
        SoldLine.of(sale, catalog),
        sale.totalPrice(),
        sale.tendered(),
        sale.change(),
        sale.at());
  }
}
