package com.ecomarket.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One immutable fact that moved units of one product.
 *
 * @param seq its place in the stream, from 1
 * @param kind why units moved
 * @param productId the product, positive
 * @param quantity units, 1 to {@link #MAX_QUANTITY}
 * @param name the product's name; OPENING only
 * @param unitPriceCents price charged (SALE) or listed (OPENING), in cents
 * @param sale what only a sale has, null for other kinds
 * @param origin where this line was first written, if it was written again on top of another head
 * @param at when, by the branch's clock
 */
public record Movement(
    long seq,
    MovementKind kind,
    long productId,
    long quantity,
    @Nullable String name,
    long unitPriceCents,
    @Nullable SaleFacts sale,
    @Nullable LineRef origin,
    Instant at)
    implements Line {

  /** Units in one line at most; far above any shop's need, far below overflow of any sum. */
  public static final long MAX_QUANTITY = 1_000_000_000L;

  /**
   * What a sale's line says beyond units and price.
   *
   * @param saleId UUIDv7, minted by the branch; one id may stand on several lines (a basket)
   * @param catalogVersion version of the catalogue that gave the price
   * @param stockAfter units left on the branch's shelf after this line, as decided then
   * @param key the caller's Idempotency-Key, if any
   * @param request digest of the request that came with the key
   */
  public record SaleFacts(
      String saleId,
      long catalogVersion,
      long stockAfter,
      @Nullable String key,
      @Nullable String request) {}

  public Movement {
    if (seq < 1) {
      throw new IllegalArgumentException("a movement's seq starts at 1, not " + seq);
    }
    if (productId < 1) {
      throw new IllegalArgumentException("product_id is positive, not " + productId);
    }
    if (quantity < 1 || quantity > MAX_QUANTITY) {
      throw new IllegalArgumentException("quantity is 1 to 1000000000, not " + quantity);
    }
    if ((kind == MovementKind.SALE) != (sale != null)) {
      throw new IllegalArgumentException("a sale, and only a sale, has a sale_id");
    }
    if ((kind == MovementKind.OPENING) != (name != null)) {
      throw new IllegalArgumentException("an opening, and only an opening, names its product");
    }
  }

  /** Units on the shelf at first start. */
  public static Movement opening(
      long seq, long productId, String name, long unitPriceCents, long quantity, Instant at) {
    return new Movement(
        seq, MovementKind.OPENING, productId, quantity, name, unitPriceCents, null, null, at);
  }

  /** Units sold. */
  public static Movement sale(
      long seq, long productId, long quantity, long unitPriceCents, SaleFacts facts, Instant at) {
    return new Movement(
        seq, MovementKind.SALE, productId, quantity, null, unitPriceCents, facts, null, at);
  }

  /** What this line does to the stock of the branch that wrote it, in units. */
  public long stockChange() {
    return switch (kind) {
      case OPENING -> quantity;
      case SALE -> -quantity;
      case GOODS_IN, NOTIFIED ->
          throw new IllegalStateException(kind + " never stands in a branch's stream");
    };
  }

  @Override
  public byte[] bytes() {
    return LineText.write(this);
  }
}
