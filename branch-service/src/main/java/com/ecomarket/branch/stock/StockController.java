package com.ecomarket.branch.stock;

import com.ecomarket.branch.catalog.Catalog;
import com.ecomarket.branch.catalog.Product;
import com.ecomarket.contract.Cents;
import com.ecomarket.edge.Problem;
import com.ecomarket.edge.openapi.Refuses;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
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
  private final Catalog catalog;

  StockController(Stock stock, Catalog catalog) {
    this.stock = stock;
    this.catalog = catalog;
  }

  /**
   * @param name of the product
   * @param price of one unit
   * @param stock units on the shelf
   */
  record OnShelf(String name, BigDecimal price, long stock) {}

  /**
   * @param productId of the product
   * @param name of the product
   * @param price of one unit
   * @param stock units on the shelf
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record OneProduct(long productId, String name, BigDecimal price, long stock) {}

  @Operation(summary = "Show what is on the shelf, by product id")
  @GetMapping
  Map<Long, OnShelf> all() {
    Map<Long, OnShelf> shelf = new LinkedHashMap<>();
    for (Product product : catalog.products()) {
      long units = stock.units(product.productId());
      shelf.put(
          product.productId(),
          new OnShelf(product.name(), Cents.decimal(product.unitPriceCents()), units));
    }
    return shelf;
  }

  @Operation(summary = "Show what is on the shelf of one product")
  @Refuses("404 unknown-product")
  @GetMapping("/{productId}")
  OneProduct one(@PathVariable @Positive long productId) {
    Product product = catalog.find(productId);
    if (product == null) {
      throw Problem.of(HttpStatus.NOT_FOUND, "unknown-product", productId);
    }
    return new OneProduct(
        productId, product.name(), Cents.decimal(product.unitPriceCents()), stock.units(productId));
  }
}
