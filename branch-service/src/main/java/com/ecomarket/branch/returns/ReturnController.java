package com.ecomarket.branch.returns;

import com.ecomarket.branch.receipt.Sales;
import com.ecomarket.branch.returns.ReturnRefusal.MoreThanSold;
import com.ecomarket.branch.returns.ReturnRefusal.NotInSale;
import com.ecomarket.branch.returns.ReturnRefusal.UnknownProduct;
import com.ecomarket.branch.stock.Desk;
import com.ecomarket.branch.stock.RequestKey;
import com.ecomarket.contract.Cents;
import com.ecomarket.contract.Facts.ReturnFacts;
import com.ecomarket.contract.Movement;
import com.ecomarket.edge.IdempotencyKey;
import com.ecomarket.edge.Problem;
import com.ecomarket.edge.openapi.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /returns}: units of a sale come back. */
@RestController
class ReturnController {
  private final Desk desk;
  private final Sales sales;
  private final Clock clock;

  ReturnController(Desk desk, Sales sales, Clock clock) {
    this.desk = desk;
    this.sales = sales;
    this.clock = clock;
  }

  @Operation(
      summary = "Take back units of a sale",
      description =
          "Never more than were sold and not yet returned. A sale of another shop is taken on"
              + " trust (`verified: false`) and settled by central.")
  @Refuses({
    "400 invalid-idempotency-key",
    "404 unknown-product",
    "409 not-in-sale",
    "409 more-than-sold",
    "422 idempotency-key-reused",
    "503 overloaded",
    "503 journal-unavailable"
  })
  @PostMapping(
      path = "/returns",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  CompletionStage<ResponseEntity<ReturnReceipt>> takeBack(
      @Valid @RequestBody ReturnRequest body, HttpServletRequest http) {
    String saleId = body.saleId().toLowerCase(Locale.ROOT);
    RequestKey key = RequestKey.of(IdempotencyKey.from(http), () -> text(saleId, body));
    TakeBack command =
        new TakeBack(
            saleId,
            sales.find(saleId),
            body.productId(),
            body.quantity(),
            body.damaged(),
            key,
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    return desk.once(command, ReturnController::answer, ReturnController::problem);
  }

  private static ResponseEntity<ReturnReceipt> answer(Movement line) {
    ReturnFacts facts = (ReturnFacts) line.facts();
    return ResponseEntity.status(HttpStatus.CREATED)
        .body(
            new ReturnReceipt(
                "success",
                facts.returnId(),
                facts.saleId(),
                line.firstSeq(),
                line.productId(),
                line.quantity(),
                facts.damaged(),
                facts.verified(),
                Cents.decimal(line.unitPriceCents()),
                Cents.decimal(line.unitPriceCents() * line.quantity()),
                line.at()));
  }

  private static Problem problem(ReturnRefusal refusal) {
    if (refusal instanceof UnknownProduct unknown) {
      return Problem.of(HttpStatus.NOT_FOUND, "unknown-product", unknown.productId());
    }
    if (refusal instanceof NotInSale not) {
      return Problem.of(HttpStatus.CONFLICT, "not-in-sale", not.productId(), not.saleId());
    }
    MoreThanSold more = (MoreThanSold) refusal;
    return Problem.of(
            HttpStatus.CONFLICT, "more-than-sold", more.requested(), more.sold(), more.returned())
        .with("requested", more.requested())
        .with("sold", more.sold())
        .with("returned", more.returned());
  }

  private static String text(String saleId, ReturnRequest body) {
    return "returns sale_id=%s product_id=%d quantity=%d damaged=%b"
        .formatted(saleId, body.productId(), body.quantity(), body.damaged());
  }
}
