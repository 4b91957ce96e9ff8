package com.ecomarket.branch.receipt;

import com.ecomarket.branch.catalog.Catalog;
import com.ecomarket.branch.catalog.Product;
import com.ecomarket.contract.Cents;
import com.ecomarket.contract.Movement;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;

/**
 * One line of a sale, as callers see it.
 *
 * @param productId what was sold
 * @param product its name today; its id, if it is no longer in the catalogue
 * @param quantity units
 * @param unitPrice price charged for one unit
 * @param totalPrice quantity times unit price
 * @param remainingLocalStock units left on the shelf after this line
 */
@JsonNaming(SnakeCaseStrategy.class)
public record SoldLine(
    long productId,
    String product,
    long quantity,
    BigDecimal unitPrice,
    BigDecimal totalPrice,
    long remainingLocalStock) {

  /** The lines of a sale, with names from this catalogue. */
  public static List<SoldLine> of(Sale sale, Catalog catalog) {
    return sale.lines().stream().map(line -> of(line, catalog)).toList();
  }

  private static SoldLine of(Movement line, Catalog catalog) {
    Product product = catalog.find(line.productId());
    return new SoldLine(
        line.productId(),
        product == null ? String.valueOf(line.productId()) : product.name(),
        line.quantity(),
        Cents.decimal(line.unitPriceCents()),
        Cents.decimal(line.unitPriceCents() * line.quantity()),
        Objects.requireNonNull(line.sale()).stockAfter());
  }
}
