package com.ecomarket.branch.count;

import com.ecomarket.branch.catalog.Product;
import com.ecomarket.branch.journal.JournalReader;
import com.ecomarket.branch.stock.Once;
import com.ecomarket.branch.stock.Outcome;
import com.ecomarket.branch.stock.Pen;
import com.ecomarket.branch.stock.Position;
import com.ecomarket.branch.stock.RequestKey;
import com.ecomarket.contract.Facts.CountFacts;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.SaleId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Corrects the stock by what was counted. The difference is taken against the stock as it was when
 * the counting began, and applied to the stock of now: what is sold meanwhile disturbs nothing.
 */
final class TakeStock implements Once<Map<Long, Long>, CountRefusal> {
  /** How far back a count may have begun; it bounds what one request reads. */
  static final long MAX_LINES_BACK = 1_000_000;

  private final Map<Long, Long> counted;
  private final @Nullable Long asOfSeq;
  private final String streamId;
  private final @Nullable RequestKey key;
  private final Instant at;
  private final @Nullable MovedSince moved;
  private final Function<Pen, List<String>> openArrivals;

  /**
   * Reads what moved up to now; the caller is not the writer.
   *
   * @param counted product id to units
   * @param asOfSeq the line of the open stream behind which the counting began, null: now
   * @param streamId the stream that the caller means, null: the open one
   * @param key the caller's, if any
   * @param at when, by the branch's clock
   * @param now where the journal stands
   * @param openArrivals the shipments that may still bring some of it here; none if that is known
   */
  TakeStock(
      Map<Long, Long> counted,
      @Nullable Long asOfSeq,
      @Nullable String streamId,
      @Nullable RequestKey key,
      Instant at,
      Position now,
      JournalReader journal,
      Function<Pen, List<String>> openArrivals) {
    this.openArrivals = openArrivals;
    this.counted = counted;
    this.asOfSeq = asOfSeq;
    this.streamId = streamId == null ? now.streamId() : streamId;
    this.key = key;
    this.at = at;
    this.moved =
        asOfSeq == null || !isWithin(asOfSeq, now) || !this.streamId.equals(now.streamId())
            ? null
            : new MovedSince(journal, now.streamOrdinal(), asOfSeq).readTo(now.lastSeq());
  }

  @Override
  public @Nullable RequestKey key() {
    return key;
  }

  /** So that all lines before it are committed and can be read. */
  @Override
  public boolean alone() {
    return true;
  }

  @Override
  public Outcome<Map<Long, Long>, CountRefusal> decideFirst(Pen pen) {
    Position now = pen.position();
    if (asOfSeq != null && (moved == null || !streamId.equals(now.streamId()))) {
      return new Outcome.Refused<>(
          new CountRefusal.NoSuchMoment(asOfSeq, now.streamId(), oldest(now), now.lastSeq()));
    }
    for (long productId : counted.keySet()) {
      if (pen.catalog().find(productId) == null) {
        return new Outcome.Refused<>(new CountRefusal.UnknownProduct(productId));
      }
    }
    List<String> arrivals = openArrivals.apply(pen);
    if (!arrivals.isEmpty()) {
      return new Outcome.Refused<>(new CountRefusal.OpenArrivals(arrivals));
    }
    Map<Long, Long> differences = differences(pen, now);
    write(pen, differences);
    return new Outcome.Done<>(differences, false);
  }

  /** What the lines do not name did not differ. */
  @Override
  public Map<Long, Long> again(List<Movement> lines) {
    Map<Long, Long> differences = new LinkedHashMap<>();
    counted.keySet().forEach(productId -> differences.put(productId, 0L));
    lines.forEach(line -> differences.put(line.productId(), line.stockChange()));
    return differences;
  }

  /** All of them before anything is written: one that no line can hold must harm nobody else. */
  private Map<Long, Long> differences(Pen pen, Position now) {
    MovedSince since = moved == null ? null : moved.readTo(now.lastSeq());
    Map<Long, Long> differences = new LinkedHashMap<>();
    counted.forEach(
        (productId, units) -> {
          long then = pen.units(productId) - (since == null ? 0 : since.units(productId));
          long difference = units - then;
          if (Math.abs(difference) > Movement.MAX_QUANTITY) {
            throw new IllegalStateException("no line holds a difference of " + difference);
          }
          differences.put(productId, difference);
        });
    return differences;
  }

  private void write(Pen pen, Map<Long, Long> differences) {
    String countId = SaleId.at(at, pen.position().lastSeq() + 1);
    List<Movement> lines = new ArrayList<>();
    differences.forEach(
        (productId, difference) -> {
          if (difference != 0) {
            Product product = Objects.requireNonNull(pen.catalog().find(productId));
            RequestKey first = lines.isEmpty() ? key : null;
            CountFacts facts =
                new CountFacts(
                    countId, difference > 0, RequestKey.keyOf(first), RequestKey.digestOf(first));
            long units = Math.abs(difference);
            long price = product.priceCents(at);
            lines.add(pen.write(seq -> Movement.of(seq, productId, units, price, facts, at)));
          }
        });
    if (lines.isEmpty() && key != null) {
      pen.noteDone(key); // repeated after a sale, it would find a difference
    }
  }

  private static boolean isWithin(long seq, Position now) {
    return seq >= oldest(now) && seq <= now.lastSeq();
  }

  private static long oldest(Position now) {
    return Math.max(0, now.lastSeq() - MAX_LINES_BACK);
  }
}
