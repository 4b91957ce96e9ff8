package com.ecomarket.branch.stock;

import com.ecomarket.branch.catalog.CurrentCatalog;
import com.ecomarket.branch.catalog.Product;
import com.ecomarket.contract.Cents;
import com.ecomarket.edge.Problem;
import com.ecomarket.edge.openapi.Refuses;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is on the shelf now. Answers from memory; never touches the disk or the network. */
@RestController
@RequestMapping(path = "/inventory", produces = MediaType.APPLICATION_JSON_VALUE)
class StockController {
  private final Stock stock;
  private final CurrentCatalog catalog;
  private final Clock clock;

  StockController(Stock stock, CurrentCatalog catalog, Clock clock) {
    this.stock = stock;
    this.catalog = catalog;
    this.clock = clock;
  }

  /**
   * @param name of the product
   * @param price of one unit now
   * @param stock units on the shelf
   * @param retired true for a product that is not sold any more, absent for all others
   */
  record OnShelf(
      String name,
      BigDecimal price,
      long stock,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean retired) {}

  /**
   * @param productId of the product
   * @param name of the product
   * @param price of one unit now
   * @param stock units on the shelf
   * @param retired true for a product that is not sold any more, absent for all others
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record OneProduct(
      long productId,
      String name,
      BigDecimal price,
      long stock,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean retired) {}

  @Operation(summary = "Show what is on the shelf, by product id")
  @GetMapping
  Map<Long, OnShelf> all() {
    Instant now = clock.instant();
    Map<Long, OnShelf> shelf = new LinkedHashMap<>();
    for (Product product : catalog.now().products()) {
      long units = stock.units(product.productId());
      shelf.put(
          product.productId(),
          new OnShelf(
              product.name(), Cents.decimal(product.priceCents(now)), units, orAbsent(product)));
    }
    return shelf;
  }

  @Operation(summary = "Show what is on the shelf of one product")
  @Refuses("404 unknown-product")
  @GetMapping("/{productId}")
  OneProduct one(@PathVariable @Positive long productId) {
    Product product = catalog.now().find(productId);
    if (product == null) {
      throw Problem.of(HttpStatus.NOT_FOUND, "unknown-product", productId);
    }
    return new OneProduct(
        productId,
        product.name(),
        Cents.decimal(product.priceCents(clock.instant())),
        stock.units(productId),
        orAbsent(product));
  }

  private static @Nullable Boolean orAbsent(Product product) {
    return product.retired() ? true : null;
  }
}
