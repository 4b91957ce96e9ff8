package com.ecomarket.branch.sale;

import com.ecomarket.branch.catalog.Catalog;
import com.ecomarket.branch.catalog.Product;
import com.ecomarket.branch.stock.Desk;
import com.ecomarket.contract.Cents;
import com.ecomarket.contract.Facts.SaleFacts;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.Movement;
import com.ecomarket.edge.IdempotencyKey;
import com.ecomarket.edge.Problem;
import com.ecomarket.edge.openapi.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /sell}: the till's question and, once it is durable, the answer. */
@RestController
class SaleController {
  private final Desk desk;
  private final Catalog catalog;
  private final CentralLink central;
  private final MessageSource messages;
  private final Clock clock;

  SaleController(
      Desk desk, Catalog catalog, CentralLink central, MessageSource messages, Clock clock) {
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
    String key = IdempotencyKey.from(http);
    long productId = body.productId();
    int quantity = body.quantity();
    Sell sell =
        new Sell(
            productId,
            quantity,
            key,
            key == null ? null : digest(productId, quantity),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    return desk.ask(sell, outcome -> answer(outcome, locale));
  }

  private ResponseEntity<SaleReceipt> answer(SaleOutcome outcome, Locale locale) {
    if (outcome instanceof SaleOutcome.Sold sold) {
      ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
      if (sold.replayed()) {
        answer.header("Idempotency-Replayed", "true");
      }
      return answer.body(receipt(sold.line(), locale));
    }
    throw refusal(outcome);
  }

  private SaleReceipt receipt(Movement line, Locale locale) {
    SaleFacts sale = Objects.requireNonNull(line.sale());
    Product product = catalog.find(line.productId());
    String name = product == null ? String.valueOf(line.productId()) : product.name();
    LineRef origin = line.origin();
    return new SaleReceipt(
        "success",
        messages.getMessage(
            "sale.recorded", new Object[] {String.valueOf(line.quantity()), name}, locale),
        sale.saleId(),
        // A replay repeats the answer that was given, also after healing moved the line.
        origin == null ? line.seq() : origin.seq(),
        name,
        line.quantity(),
        Cents.decimal(line.unitPriceCents()),
        Cents.decimal(line.unitPriceCents() * line.quantity()),
        sale.stockAfter(),
        central.isUp() ? "PENDING" : "OFFLINE",
        line.at());
  }

  private static Problem refusal(SaleOutcome outcome) {
    if (outcome instanceof SaleOutcome.UnknownProduct unknown) {
      return Problem.of(HttpStatus.NOT_FOUND, "unknown-product", unknown.productId());
    }
    if (outcome instanceof SaleOutcome.InsufficientStock tooFew) {
      return Problem.of(
              HttpStatus.CONFLICT,
              "insufficient-stock",
              tooFew.product().name(),
              tooFew.requested(),
              Math.max(0, tooFew.available()))
          .with("requested", tooFew.requested())
          .with("available", Math.max(0, tooFew.available()));
    }
    if (outcome instanceof SaleOutcome.KeyReused reused) {
      return Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "idempotency-key-reused", reused.key());
    }
    throw new IllegalStateException("no refusal: " + outcome);
  }

  /** 16 hexadecimal digits that tell two requests apart; they stand in the line beside the key. */
  private static @Nullable String digest(long productId, int quantity) {
    String request = "sell product_id=" + productId + " quantity=" + quantity;
    return Hash.next(null, request.getBytes(StandardCharsets.UTF_8)).toString().substring(0, 16);
  }
}
