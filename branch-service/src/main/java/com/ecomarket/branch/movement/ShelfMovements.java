package com.ecomarket.branch.movement;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ecomarket.branch.journal.JournalReader;
import com.ecomarket.branch.journal.StoredLine;
import com.ecomarket.branch.journal.Stream;
import com.ecomarket.branch.stock.Position;
import com.ecomarket.contract.Movement;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Looks through the open stream for the lines of one product. The journal has no index by product,
 * which each sale would pay for; so a page looks at a bounded number of lines, and may show fewer
 * than asked for although more follow.
 */
@Component
class ShelfMovements {
  /** Lines that one page looks at; it bounds how long the disk is busy with it. */
  static final int MAX_LOOKED_AT = 200_000;

  private final JournalReader journal;
  private final int mostLookedAt;

  @Autowired
  ShelfMovements(JournalReader journal) {
    this(journal, MAX_LOOKED_AT);
  }

  ShelfMovements(JournalReader journal, int mostLookedAt) {
    this.journal = journal;
    this.mostLookedAt = mostLookedAt;
  }

  /**
   * One page.
   *
   * @param before units on the shelf before these lines
   * @param total units on the shelf after all lines that were looked at
   * @param next where the next page begins, null if this one came to the end
   */
  record Page(long before, List<ShelfLine> lines, long total, @Nullable ShelfCursor next) {}

  /**
   * The lines behind a place.
   *
   * @param after a place in the open stream, null: its beginning
   * @param end where the journal stands; lines behind it are left to a later page
   */
  Page page(long productId, @Nullable ShelfCursor after, int limit, Position end) {
    int ordinal = end.streamOrdinal();
    long from = after == null ? 0 : after.seq() + 1;
    long to = Math.min(end.lastSeq(), from + mostLookedAt - 1);
    long before = after == null ? journal.baseUnits(ordinal, productId) : after.total();
    Stream stream = journal.stream(ordinal);
    // No text in a line can look like this: a quotation mark inside a text has a backslash.
    byte[] member = ("\"product_id\":" + productId + ",").getBytes(UTF_8);
    List<StoredLine> found = journal.holding(stream, from, to, member, limit);
    List<ShelfLine> lines = new ArrayList<>();
    long total = before;
    for (StoredLine stored : found) {
      Movement movement = stored.movement();
      if (movement != null && movement.productId() == productId && movement.stockChange() != 0) {
        total += movement.stockChange();
        lines.add(line(stored, movement, total));
      }
    }
    long lookedAt = found.size() < limit ? to : found.get(limit - 1).seq();
    return new Page(
        before,
        lines,
        total,
        lookedAt < end.lastSeq() ? new ShelfCursor(ordinal, lookedAt, total) : null);
  }

  private static ShelfLine line(StoredLine stored, Movement movement, long total) {
    return new ShelfLine(
        stored.seq(),
        movement.kind().name(),
        movement.stockChange(),
        total,
        new RawValue(new String(stored.bytes(), UTF_8)));
  }
}
