package com.ecomarket.branch.receipt;

import com.ecomarket.branch.BranchIdentity;
import com.ecomarket.branch.catalog.CurrentCatalog;
import com.ecomarket.branch.journal.StoredLine;
import com.ecomarket.branch.stock.Position;
import com.ecomarket.branch.stock.Stock;
import com.ecomarket.edge.openapi.Refuses;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows sales and their receipts. */
@RestController
@RequestMapping("/sales")
class SalesController {
  private final Sales sales;
  private final Stock stock;
  private final CurrentCatalog catalog;
  private final BranchIdentity branch;

  SalesController(Sales sales, Stock stock, CurrentCatalog catalog, BranchIdentity branch) {
    this.sales = sales;
    this.stock = stock;
    this.catalog = catalog;
    this.branch = branch;
  }

  /**
   * @param saleId the sale
   * @param streamId the stream it stands in now
   * @param seq the place there at which it begins
   * @param lines what was sold
   * @param totalPrice of all lines
   * @param tendered what the customer gave, null if nobody said
   * @param change what the customer got back, null if nobody said what was given
   * @param syncStatus {@code SYNCED} once central has posted it, {@code PENDING} until then
   * @param at when, by the branch's clock
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record RecordedSale(
      String saleId,
      String streamId,
      long seq,
      List<SoldLine> lines,
      BigDecimal totalPrice,
      @Nullable BigDecimal tendered,
      @Nullable BigDecimal change,
      String syncStatus,
      Instant at) {}

  /**
   * @param sales in the order of the journal
   * @param next give it as {@code after} to get the sales behind these; null at the end
   */
  record Page(List<RecordedSale> sales, @Nullable Long next) {}

  @Operation(summary = "Look one sale up in the journal")
  @Refuses("404 unknown-sale")
  @GetMapping(path = "/{saleId}", produces = MediaType.APPLICATION_JSON_VALUE)
  RecordedSale one(@PathVariable String saleId) {
    return recorded(sales.get(saleId));
  }

  /** In JSON or as text, as the caller accepts; see {@link PrintedReceipt}. */
  @Operation(
      summary = "Show the receipt of a sale",
      description = "As JSON, or printed in 40 columns for `Accept: text/plain`.")
  @Refuses("404 unknown-sale")
  @GetMapping(
      path = "/{saleId}/receipt",
      produces = {MediaType.APPLICATION_JSON_VALUE, MediaType.TEXT_PLAIN_VALUE})
  Receipt receipt(@PathVariable String saleId) {
    return Receipt.of(branch.branchId(), sales.get(saleId), catalog.now());
  }

  @Operation(
      summary = "Page through all sales",
      description = "In the order of the journal. Give `next` as `after` for the page behind.")
  @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
  Page page(
      @RequestParam(defaultValue = "0") @Min(0) long after,
      @RequestParam(defaultValue = "100") @Positive @Max(1000) int limit) {
    List<Sales.Found> found = sales.page(after, limit);
    Long next = found.size() < limit ? null : found.get(found.size() - 1).first().position();
    return new Page(found.stream().map(this::recorded).toList(), next);
  }

  private RecordedSale recorded(Sales.Found found) {
    StoredLine first = found.first();
    Sale sale = found.sale();
    return new RecordedSale(
        sale.saleId(),
        first.streamId(),
        first.seq(),
        SoldLine.of(sale, catalog.now()),
        sale.totalPrice(),
        sale.tendered(),
        sale.change(),
        isSynced(first.streamId(), first.seq() + sale.lines().size() - 1) ? "SYNCED" : "PENDING",
        sale.at());
  }

  /**
   * What a sealed stream had not sent is written again in the open one; until central has taken
   * that one up, nothing older is called synced.
   */
  private boolean isSynced(String streamId, long lastSeq) {
    Position position = stock.position();
    return streamId.equals(position.streamId())
        ? lastSeq <= position.ackedSeq()
        : position.ackedSeq() >= 0;
  }
}
