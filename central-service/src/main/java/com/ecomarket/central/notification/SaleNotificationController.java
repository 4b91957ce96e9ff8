package com.ecomarket.central.notification;

import com.ecomarket.central.notification.NotifiedSales.Outcome;
import com.ecomarket.edge.Problem;
import com.ecomarket.edge.openapi.Refuses;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /sale-notification}: the prototype's call, for shops that have no journal yet. */
@RestController
class SaleNotificationController {
  private final NotifiedSales sales;

  SaleNotificationController(NotifiedSales sales) {
    this.sales = sales;
  }

  @Operation(
      summary = "Take one sale of a shop that has no journal",
      description = "With a `sale_id` it is safe to repeat.")
  @Refuses({"404 unknown-product", "409 branch-syncs", "422 sale-id-reused", "503 central-busy"})
  @PostMapping(
      path = "/sale-notification",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  Synced notified(@Valid @RequestBody SaleNotification sale) {
    Outcome outcome = sales.book(sale);
    if (outcome instanceof Outcome.Booked booked) {
      return new Synced("synced", booked.globalStock());
    }
    if (outcome instanceof Outcome.UnknownProduct) {
      throw Problem.of(HttpStatus.NOT_FOUND, "unknown-product", sale.productId());
    }
    if (outcome instanceof Outcome.Syncs) {
      throw Problem.of(HttpStatus.CONFLICT, "branch-syncs", sale.branchId());
    }
    throw Problem.of(
        HttpStatus.UNPROCESSABLE_ENTITY, "sale-id-reused", String.valueOf(sale.saleId()));
  }

  /**
   * @param newGlobalStock units of the product in all places
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Synced(String status, long newGlobalStock) {}
}
