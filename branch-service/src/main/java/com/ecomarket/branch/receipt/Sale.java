package com.ecomarket.branch.receipt;

import com.ecomarket.contract.Cents;
import com.ecomarket.contract.Facts.Basket;
import com.ecomarket.contract.Facts.SaleFacts;
import com.ecomarket.contract.Movement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One sale, of one product or of a basket.
 *
 * @param lines in the order of the journal; the first one is the line that the sale begins on
 */
public record Sale(List<Movement> lines) {

  /** The line that the sale begins on. */
  public Movement first() {
    return lines.get(0);
  }

  /** Under which the sale can be looked up. */
  public String saleId() {
    return facts().saleId();
  }

  /** When it was sold, by the branch's clock. */
  public Instant at() {
    return first().at();
  }

  /** What all lines cost together. */
  public BigDecimal totalPrice() {
    return Cents.decimal(totalCents());
  }

  /** What the customer gave; null if nobody said. */
  public @Nullable BigDecimal tendered() {
    Long cents = tenderedCents();
    return cents == null ? null : Cents.decimal(cents);
  }

  /** What the customer got back; null if nobody said what was given. */
  public @Nullable BigDecimal change() {
    Long cents = tenderedCents();
    return cents == null ? null : Cents.decimal(cents - totalCents());
  }

  private long totalCents() {
    return lines.stream().mapToLong(line -> line.unitPriceCents() * line.quantity()).sum();
  }

  private @Nullable Long tenderedCents() {
    Basket basket = facts().basket();
    return basket == null ? null : basket.tenderedCents();
  }

  private SaleFacts facts() {
    return Objects.requireNonNull(first().sale());
  }
}
