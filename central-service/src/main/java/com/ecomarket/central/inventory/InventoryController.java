package com.ecomarket.central.inventory;

import com.ecomarket.central.branch.Patience;
import com.ecomarket.contract.Cents;
import com.ecomarket.edge.Problem;
import com.ecomarket.edge.openapi.Refuses;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.swagger.v3.oas.annotations.Operation;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Global stock: what is on all shelves, in the warehouse and on the way, by the posted lines. */
@RestController
class InventoryController {
  private final GlobalStock stock;
  private final Patience patience;
  private final Clock clock;

  InventoryController(GlobalStock stock, Patience patience, Clock clock) {
    this.stock = stock;
    this.patience = patience;
    this.clock = clock;
  }

  /**
   * All products by id. {@code Inventory-As-Of} is when it was read; {@code
   * Inventory-Silent-Branches} names the branches whose latest sales may be missing in it.
   */
  @Operation(
      summary = "Show the global stock, by product id",
      description =
          "All shelves, the warehouse and what is on its way, by the posted lines. The headers say"
              + " when it was read, and of which branches the latest sales may be missing.")
  @Refuses("503 central-busy")
  @GetMapping(path = "/inventory", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Map<Long, Item>> inventory() {
    Instant now = clock.instant();
    List<String> silent = stock.notHeardOfSince(now.minus(patience.late()));
    Map<Long, Item> items = new LinkedHashMap<>();
    for (GlobalStock.Row row : stock.all()) {
      items.put(row.productId(), Item.of(row));
    }
    return ResponseEntity.ok()
        .header("Inventory-As-Of", now.toString())
        .header("Inventory-Silent-Branches", String.join(", ", silent))
        .body(items);
  }

  /** One product, account by account; they sum to zero. */
  @Operation(summary = "Show one product account by account; the accounts sum to zero")
  @Refuses({"404 unknown-product", "503 central-busy"})
  @GetMapping(path = "/inventory/{productId}", produces = MediaType.APPLICATION_JSON_VALUE)
  Detail product(@PathVariable long productId) {
    GlobalStock.Row row =
        stock
            .one(productId)
            .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "unknown-product", productId));
    return new Detail(
        row.productId(),
        row.name(),
        Cents.decimal(row.priceCents()),
        row.units(),
        orAbsent(row),
        stock.accounts(productId));
  }

  private static @Nullable Boolean orAbsent(GlobalStock.Row row) {
    return row.listed() ? null : true;
  }

  /**
   * @param stock units; below zero if more was sold than anybody knew of
   * @param unlisted true for a product that nobody listed, absent for all others
   */
  record Item(
      String name,
      BigDecimal price,
      long stock,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean unlisted) {
    static Item of(GlobalStock.Row row) {
      return new Item(row.name(), Cents.decimal(row.priceCents()), row.units(), orAbsent(row));
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record Detail(
      long productId,
      String name,
      BigDecimal price,
      long stock,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean unlisted,
      List<GlobalStock.Units> accounts) {}
}
