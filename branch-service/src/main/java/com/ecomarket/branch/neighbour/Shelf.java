package com.ecomarket.branch.neighbour;

import com.ecomarket.branch.journal.StoredShelf;
import com.ecomarket.contract.Book;
import com.ecomarket.contract.NeighbourStock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The shelf of one neighbour. Any thread reads; one changes it. */
final class Shelf {
  /**
   * A sign of life alone is written this seldom: an idle shop must not flush for its neighbours.
   */
  static final Duration STORED_EVERY = Duration.ofSeconds(60);

  private final String branchId;
  private final Map<Long, Long> units = new HashMap<>();
  private String cursor = "";
  private @Nullable Instant asOf;
  private @Nullable Instant storedAsOf;

  /** Whether a product that is not among {@link #units} is known not to be there. */
  private boolean complete;

  Shelf(String branchId) {
    this.branchId = branchId;
  }

  Shelf(StoredShelf stored) {
    this(stored.branchId());
    units.putAll(stored.units());
    cursor = stored.cursor();
    asOf = stored.asOf();
    storedAsOf = asOf;
    complete = stored.complete();
  }

  synchronized String cursor() {
    return cursor;
  }

  synchronized boolean holds(long productId) {
    return units.containsKey(productId);
  }

  /**
   * What is known of one product; nothing while the shelf is still being told for the first time.
   */
  synchronized Elsewhere find(long productId) {
    Long found = units.get(productId);
    if (found == null && !complete) {
      return new Elsewhere(branchId, null, null);
    }
    return new Elsewhere(branchId, found == null ? 0 : found, asOf);
  }

  /** What must be in the journal before this is taken, null if it says nothing but "still so". */
  synchronized @Nullable StoredShelf toStore(NeighbourStock heard) {
    boolean same = heard.cursor().equals(cursor) && !heard.whole() && heard.products().isEmpty();
    boolean recent = storedAsOf != null && heard.asOf().isBefore(storedAsOf.plus(STORED_EVERY));
    return same && recent && complete == completeAfter(heard)
        ? null
        : new StoredShelf(
            branchId, heard.cursor(), heard.asOf(), completeAfter(heard), units(heard));
  }

  /**
   * Takes what was heard.
   *
   * @param stored whether the journal has it
   * @return whether to ask for the rest; not if this was no step forward
   */
  synchronized boolean take(NeighbourStock heard, boolean stored) {
    boolean forward = !heard.cursor().equals(cursor);
    if (heard.whole()) {
      units.clear();
    }
    units.putAll(units(heard));
    complete = completeAfter(heard);
    cursor = heard.cursor();
    asOf = heard.asOf();
    if (stored) {
      storedAsOf = asOf;
    }
    return heard.more() && forward;
  }

  private boolean completeAfter(NeighbourStock heard) {
    return !heard.more() || (complete && !heard.whole());
  }

  private static Map<Long, Long> units(NeighbourStock heard) {
    Map<Long, Long> units = new HashMap<>();
    for (Book.Balance product : heard.products()) {
      units.put(product.productId(), product.units());
    }
    return units;
  }
}
