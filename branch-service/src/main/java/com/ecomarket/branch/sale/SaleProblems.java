package com.ecomarket.branch.sale;

import com.ecomarket.branch.catalog.Product;
import com.ecomarket.branch.sale.SaleRefusal.InsufficientStock;
import com.ecomarket.branch.sale.SaleRefusal.PriceChanged;
import com.ecomarket.branch.sale.SaleRefusal.ProductRetired;
import com.ecomarket.branch.sale.SaleRefusal.TenderedTooLittle;
import com.ecomarket.branch.sale.SaleRefusal.UnknownProduct;
import com.ecomarket.contract.Cents;
import com.ecomarket.edge.Problem;
import org.springframework.http.HttpStatus;

/** Refused sales as the till reads them. */
public final class SaleProblems {
  private SaleProblems() {}

  /** What the till is told, with the numbers as members. */
  public static Problem of(SaleRefusal refusal) {
    if (refusal instanceof UnknownProduct unknown) {
      return Problem.of(HttpStatus.NOT_FOUND, "unknown-product", unknown.productId());
    }
    if (refusal instanceof ProductRetired retired) {
      return Problem.of(HttpStatus.CONFLICT, "product-retired", retired.product().name())
          .with("product_id", retired.product().productId());
    }
    if (refusal instanceof InsufficientStock tooFew) {
      long available = Math.max(0, tooFew.available());
      return Problem.of(
              HttpStatus.CONFLICT,
              "insufficient-stock",
              tooFew.product().name(),
              tooFew.requested(),
              available)
          .with("product_id", tooFew.product().productId())
          .with("requested", tooFew.requested())
          .with("available", available);
    }
    if (refusal instanceof PriceChanged changed) {
      Product product = changed.product();
      return Problem.of(
              HttpStatus.CONFLICT,
              "price-changed",
              product.name(),
              Cents.decimal(changed.expectedCents()),
              Cents.decimal(changed.nowCents()))
          .with("product_id", product.productId())
          .with("expected_unit_price", Cents.decimal(changed.expectedCents()))
          .with("unit_price", Cents.decimal(changed.nowCents()));
    }
    TenderedTooLittle less = (TenderedTooLittle) refusal;
    return Problem.of(
            HttpStatus.CONFLICT,
            "tendered-too-little",
            Cents.decimal(less.totalCents()),
            Cents.decimal(less.tenderedCents()))
        .with("total_price", Cents.decimal(less.totalCents()))
        .with("tendered", Cents.decimal(less.tenderedCents()));
  }
}
