package com.ecomarket.branch.basket;

import com.ecomarket.branch.basket.SellBasket.Wanted;
import com.ecomarket.branch.catalog.CurrentCatalog;
import com.ecomarket.branch.receipt.Sale;
import com.ecomarket.branch.receipt.SoldLine;
import com.ecomarket.branch.sale.CentralLink;
import com.ecomarket.branch.sale.SaleProblems;
import com.ecomarket.branch.stock.Desk;
import com.ecomarket.branch.stock.RequestKey;
import com.ecomarket.contract.Cents;
import com.ecomarket.edge.IdempotencyKey;
import com.ecomarket.edge.openapi.Refuses;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /sales}: several products in one sale. */
@RestController
class BasketController {
  private final Desk desk;
  private final CurrentCatalog catalog;
  private final CentralLink central;
  private final Clock clock;

  BasketController(Desk desk, CurrentCatalog catalog, CentralLink central, Clock clock) {
    this.desk = desk;
    this.catalog = catalog;
    this.central = central;
    this.clock = clock;
  }

  @Operation(
      summary = "Sell several products in one sale",
      description =
          "All lines or none, in one transaction of the journal. A request repeated with the same"
              + " Idempotency-Key gets the same sale.")
  @Refuses({
    "400 invalid-idempotency-key",
    "404 unknown-product",
    "409 product-retired",
    "409 insufficient-stock",
    "409 price-changed",
    "409 tendered-too-little",
    "422 idempotency-key-reused",
    "503 overloaded",
    "503 journal-unavailable"
  })
  @PostMapping(
      path = "/sales",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  CompletionStage<ResponseEntity<BasketReceipt>> sell(
      @Valid @RequestBody BasketRequest body, HttpServletRequest http) {
    List<Wanted> wanted =
        body.lines().stream()
            .map(
                line ->
                    new Wanted(line.productId(), line.quantity(), cents(line.expectedUnitPrice())))
            .toList();
    Long tendered = cents(body.tendered());
    RequestKey key = RequestKey.of(IdempotencyKey.from(http), () -> text(wanted, tendered));
    SellBasket sell =
        new SellBasket(wanted, tendered, key, clock.instant().truncatedTo(ChronoUnit.MILLIS));
    return desk.once(sell, lines -> answer(new Sale(lines)), SaleProblems::of);
  }

  private ResponseEntity<BasketReceipt> answer(Sale sale) {
    return ResponseEntity.created(URI.create("/sales/" + sale.saleId()))
        .body(
            new BasketReceipt(
                "success",
                sale.saleId(),
                sale.first().firstSeq(),
                SoldLine.of(sale, catalog.now()),
                sale.totalPrice(),
                sale.tendered(),
                sale.change(),
                central.isUp() ? "PENDING" : "OFFLINE",
                sale.at()));
  }

  private static String text(List<Wanted> wanted, @Nullable Long tendered) {
    return wanted.stream()
        .map(line -> line.productId() + "x" + line.quantity() + "@" + line.expectedCents())
        .collect(Collectors.joining(" ", "sales ", " tendered=" + tendered));
  }

  private static @Nullable Long cents(@Nullable BigDecimal amount) {
    return amount == null ? null : Cents.of(amount);
  }
}
