package com.ecomarket.central.ledger;

import com.ecomarket.contract.Facts;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.StreamLine;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The books that central writes itself: {@code central} for the warehouse and {@code
 * central:<label>} for each shop that only notifies. No branch can have such an id. They are
 * streams of lines like a branch's, so one reading and one audit serve all.
 */
@Component
public class OwnBooks {
  /** The warehouse's book. */
  public static final String WAREHOUSE = "central";

  private final Ledger ledger;
  private final Clock clock;
  private final Supplier<UUID> streamIds;

  OwnBooks(Ledger ledger, Clock clock, Supplier<UUID> streamIds) {
    this.ledger = ledger;
    this.clock = clock;
    this.streamIds = streamIds;
  }

  /** The book of a shop that only notifies. */
  public static String notifiedBy(String label) {
    return WAREHOUSE + ":" + label;
  }

  /** Whether central writes this book itself. */
  static boolean isOwn(String bookId) {
    return bookId.equals(WAREHOUSE) || bookId.startsWith(notifiedBy(""));
  }

  /** Takes the book for this transaction. */
  public LockedBook lock(String bookId) {
    return ledger
        .lock(bookId, bookId, true)
        .orElseThrow(() -> new IllegalStateException("the row of an own book has another id"));
  }

  /** Opens a book that has no line yet. */
  public LockedBook open(LockedBook book) {
    if (book.head() != null) {
      return book;
    }
    StreamLine line =
        new StreamLine(book.bookId(), streamIds.get().toString(), null, null, clock.instant());
    byte[] bytes = line.bytes();
    LineRef at = new LineRef(line.streamId(), 0, Hash.next(null, bytes));
    ledger.openStream(book, line, "central");
    ledger.post(book, List.of(LedgerLine.stream(at, bytes)));
    return new LockedBook(book.bookId(), at);
  }

  /** Writes movements after the head of an open book. */
  public void record(LockedBook book, String place, List<Fact> facts) {
    LineRef last = book.head();
    if (last == null) {
      throw new IllegalStateException("the book is not open");
    }
    Instant now = clock.instant();
    List<LedgerLine> lines = new ArrayList<>();
    for (Fact fact : facts) {
      Movement movement = fact.movement(last.seq() + 1, now);
      byte[] bytes = movement.bytes();
      last = new LineRef(last.streamId(), movement.seq(), Hash.next(last.hash(), bytes));
      lines.add(LedgerLine.posted(last, bytes, movement, place, fact.saleId()));
    }
    ledger.post(book, lines);
  }

  /**
   * What central itself has to say.
   *
   * @param facts its kind, and what only that kind has
   * @param quantity units, 1 to {@link Movement#MAX_QUANTITY}
   * @param saleId the notifying shop's name for it, if it gave one
   */
  public record Fact(
      Facts facts, long productId, long quantity, long unitPriceCents, @Nullable String saleId) {

    /**
     * Any number of units of one product: more than one line can say becomes several.
     *
     * @param units 0 or more; 0 is no line
     */
    public static List<Fact> split(Facts facts, long productId, long units, long unitPriceCents) {
      List<Fact> lines = new ArrayList<>();
      for (long rest = units; rest > 0; rest -= Movement.MAX_QUANTITY) {
        long quantity = Math.min(rest, Movement.MAX_QUANTITY);
        lines.add(new Fact(facts, productId, quantity, unitPriceCents, null));
      }
      return lines;
    }

    private Movement movement(long seq, Instant at) {
      return Movement.of(seq, productId, quantity, unitPriceCents, facts, at);
    }
  }
}
