package com.ecomarket.contract;

import com.ecomarket.contract.Facts.CountFacts;
import com.ecomarket.contract.Facts.ReceiptFacts;
import com.ecomarket.contract.Facts.ReturnFacts;
import com.ecomarket.contract.Facts.SaleFacts;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One immutable fact that moved units of one product.
 *
 * @param seq its place in the stream, from 1
 * @param productId the product, positive
 * @param quantity units, 1 to {@link #MAX_QUANTITY}
 * @param unitPriceCents price charged (SALE), given back (RETURN) or listed (all others), in cents
 * @param facts its kind, and what only that kind has
 * @param origin where this line was first written, if it was written again on top of another head
 * @param at when, by the branch's clock
 */
public record Movement(
    long seq,
    long productId,
    long quantity,
    long unitPriceCents,
    Facts facts,
    @Nullable LineRef origin,
    Instant at)
    implements Line {

  /** Units in one line at most; far above any shop's need, far below overflow of any sum. */
  public static final long MAX_QUANTITY = 1_000_000_000L;

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
  }

  /** Units on the shelf at first start. */
  public static Movement opening(
      long seq, long productId, String name, long unitPriceCents, long quantity, Instant at) {
    return of(seq, productId, quantity, unitPriceCents, new Facts.OpeningFacts(name), at);
  }

  /** A movement that is written for the first time. */
  public static Movement of(
      long seq, long productId, long quantity, long unitPriceCents, Facts facts, Instant at) {
    return new Movement(seq, productId, quantity, unitPriceCents, facts, null, at);
  }

  /** Why units moved. */
  public MovementKind kind() {
    return facts.kind();
  }

  /** The seq at which it was first written, also after healing wrote it again elsewhere. */
  public long firstSeq() {
    return origin == null ? seq : origin.seq();
  }

  /** What only a sale has, null for other kinds. */
  public @Nullable SaleFacts sale() {
    return facts instanceof SaleFacts sale ? sale : null;
  }

  /** What this line does to the stock of the branch that wrote it, in units. */
  public long stockChange() {
    if (facts instanceof ReturnFacts returned) {
      return returned.damaged() ? 0 : quantity;
    }
    if (facts instanceof CountFacts count) {
      return count.found() ? quantity : -quantity;
    }
    if (facts instanceof ReceiptFacts receipt) {
      return receipt.damaged() ? 0 : quantity;
    }
    return switch (kind()) {
      case OPENING -> quantity;
      case SALE, DISPATCH -> -quantity;
      default -> throw new IllegalStateException(kind() + " never stands in a branch's stream");
    };
  }

  @Override
  public byte[] bytes() {
    return LineText.write(this);
  }
}
