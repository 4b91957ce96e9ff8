package com.ecomarket.branch.sale;

import com.ecomarket.branch.catalog.Catalog;
import com.ecomarket.branch.catalog.Product;
import com.ecomarket.branch.journal.JournalReader;
import com.ecomarket.branch.journal.StoredLine;
import com.ecomarket.branch.stock.Position;
import com.ecomarket.branch.stock.Stock;
import com.ecomarket.contract.Cents;
import com.ecomarket.contract.Facts.SaleFacts;
import com.ecomarket.contract.Movement;
import com.ecomarket.edge.Problem;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Looks sales up in the journal. */
@RestController
@RequestMapping(path = "/sales", produces = MediaType.APPLICATION_JSON_VALUE)
class SalesController {
  private static final String UUID_TEXT =
      "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}";

  private final JournalReader journal;
  private final Stock stock;
  private final Catalog catalog;

  SalesController(JournalReader journal, Stock stock, Catalog catalog) {
    this.journal = journal;
    this.stock = stock;
    this.catalog = catalog;
  }

  /**
   * @param saleId the sale
   * @param streamId the stream it stands in now
   * @param seq its place there
   * @param productId what was sold
   * @param product its name today, null if it is no longer in the catalogue
   * @param quantity units
   * @param unitPrice price charged for one unit
   * @param totalPrice quantity times unit price
   * @param syncStatus {@code SYNCED} once central has posted it, {@code PENDING} until then
   * @param at when, by the branch's clock
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record RecordedSale(
      String saleId,
      String streamId,
      long seq,
      long productId,
      @Nullable String product,
      long quantity,
      BigDecimal unitPrice,
      BigDecimal totalPrice,
      String syncStatus,
      Instant at) {}

  /**
   * @param sales in the order of the journal
   * @param next give it as {@code after} to get the sales behind these; null at the end
   */
  record Page(List<RecordedSale> sales, @Nullable Long next) {}

  @Operation(summary = "Look one sale up in the journal")
  @Refuses("404 unknown-sale")
  @GetMapping("/{saleId}")
  RecordedSale one(@PathVariable String saleId) {
    StoredLine line = saleId.matches(UUID_TEXT) ? journal.findSale(saleId) : null;
    if (line == null) {
      throw Problem.of(HttpStatus.NOT_FOUND, "unknown-sale");
    }
    return recorded(line);
  }

  @Operation(
      summary = "Page through all sales",
      description = "In the order of the journal. Give `next` as `after` for the page behind.")
  @GetMapping
  Page page(
      @RequestParam(defaultValue = "0") @Min(0) long after,
      @RequestParam(defaultValue = "100") @Positive @Max(1000) int limit) {
    List<StoredLine> lines = journal.sales(after, limit);
    Long next = lines.size() < limit ? null : lines.get(lines.size() - 1).position();
    return new Page(lines.stream().map(this::recorded).toList(), next);
  }

  private RecordedSale recorded(StoredLine stored) {
    Movement line = (Movement) stored.read();
    SaleFacts sale = Objects.requireNonNull(line.sale());
    Product product = catalog.find(line.productId());
    Position position = stock.position();
    // What a sealed stream had not sent is written again in the open one; until central has taken
    // that one up, nothing older is called synced.
    boolean synced =
        stored.streamId().equals(position.streamId())
            ? stored.seq() <= position.ackedSeq()
            : position.ackedSeq() >= 0;
    return new RecordedSale(
        sale.saleId(),
        stored.streamId(),
        stored.seq(),
        line.productId(),
        product == null ? null : product.name(),
        line.quantity(),
        Cents.decimal(line.unitPriceCents()),
        Cents.decimal(line.unitPriceCents() * line.quantity()),
        synced ? "SYNCED" : "PENDING",
        line.at());
  }
}
