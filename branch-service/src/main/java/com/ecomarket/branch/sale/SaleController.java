package com.ecomarket.branch.sale;

import com.ecomarket.branch.catalog.CurrentCatalog;
import com.ecomarket.branch.catalog.Product;
import com.ecomarket.branch.stock.Desk;
import com.ecomarket.branch.stock.RequestKey;
import com.ecomarket.contract.Cents;
import com.ecomarket.contract.Facts.SaleFacts;
import com.ecomarket.contract.Movement;
import com.ecomarket.edge.IdempotencyKey;
import com.ecomarket.edge.openapi.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /sell}: the till's question and, once it is durable, the answer. */
@RestController
class SaleController {
  private final Desk desk;
  private final CurrentCatalog catalog;
  private final CentralLink central;
  private final MessageSource messages;
  private final Clock clock;

  SaleController(
      Desk desk, CurrentCatalog catalog, CentralLink central, MessageSource messages, Clock clock) {
    this.desk = desk;
    this.catalog = catalog;
    this.central = central;
    this.messages = messages;
    this.clock = clock;
  }

  @Operation(
      summary = "Sell one product",
      description =
          "Answered once the sale is durable, whether or not central can be reached. A request"
              + " repeated with the same Idempotency-Key gets the same sale.")
  @Refuses({
    "400 invalid-idempotency-key",
    "404 unknown-product",
    "409 product-retired",
    "409 insufficient-stock",
    "422 idempotency-key-reused",
    "503 overloaded",
    "503 journal-unavailable"
  })
  @PostMapping(
      path = "/sell",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  CompletionStage<ResponseEntity<SaleReceipt>> sell(
      @Valid @RequestBody SellRequest body, HttpServletRequest http, Locale locale) {
    long productId = body.productId();
    int quantity = body.quantity();
    RequestKey key =
        RequestKey.of(
            IdempotencyKey.from(http),
            () -> "sell product_id=" + productId + " quantity=" + quantity);
    Sell sell = new Sell(productId, quantity, key, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    return desk.once(sell, line -> ResponseEntity.ok(receipt(line, locale)), SaleProblems::of);
  }

  private SaleReceipt receipt(Movement line, Locale locale) {
    SaleFacts sale = Objects.requireNonNull(line.sale());
    Product product = catalog.now().find(line.productId());
    String name = product == null ? String.valueOf(line.productId()) : product.name();
    return new SaleReceipt(
        "success",
        messages.getMessage(
            "sale.recorded", new Object[] {String.valueOf(line.quantity()), name}, locale),
        sale.saleId(),
        // A replay repeats the answer that was given, also after healing moved the line.
        line.firstSeq(),
        name,
        line.quantity(),
        Cents.decimal(line.unitPriceCents()),
        Cents.decimal(line.unitPriceCents() * line.quantity()),
        sale.stockAfter(),
        central.isUp() ? "PENDING" : "OFFLINE",
        line.at());
  }
}
