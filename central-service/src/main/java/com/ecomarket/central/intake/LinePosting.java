package com.ecomarket.central.intake;

import com.ecomarket.central.catalog.Product;
import com.ecomarket.central.discrepancy.Discrepancy;
import com.ecomarket.central.ledger.LedgerLine;
import com.ecomarket.contract.Facts;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.StreamLine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What each new line counts for (DESIGN §4, rules 4 and 5). Nothing is refused for business
 * reasons: the customer has gone home with the goods.
 */
final class LinePosting {
  private final BranchBook book;
  private final String branchId;
  private final Set<LineRef> held;

  private LinePosting(BranchBook book, String branchId, Set<LineRef> held) {
    this.book = book;
    this.branchId = branchId;
    this.held = held;
  }

  static Decision post(
      BranchBook book,
      String branchId,
      List<ReceivedLine> lines,
      @Nullable StreamLine opened,
      List<Discrepancy> discrepancies) {
    LinePosting posting = new LinePosting(book, branchId, held(book, lines));
    List<LedgerLine> entries = lines.stream().map(posting::entry).toList();
    LineRef head = lines.isEmpty() ? book.head() : lines.get(lines.size() - 1).at();
    Map<Long, Product> known = posting.known(lines);
    List<Product> unlisted = unlisted(lines, known);
    List<Discrepancy> noted = new ArrayList<>(discrepancies);
    noted.addAll(SoldProducts.unlisted(known.values(), unlisted));
    noted.addAll(SoldProducts.priceDrifts(book, known, lines, entries));
    return new Decision.Accepted(head, entries, opened, unlisted, noted);
  }

  private static Set<LineRef> held(BranchBook book, List<ReceivedLine> lines) {
    Set<LineRef> origins = new HashSet<>();
    for (ReceivedLine line : lines) {
      if (line.origin() != null) {
        origins.add(line.origin());
      }
    }
    return origins.isEmpty() ? new HashSet<>() : new HashSet<>(book.holds(origins));
  }

  private LedgerLine entry(ReceivedLine line) {
    LineRef origin = line.origin();
    Movement movement = line.content() instanceof Movement read ? read : null;
    String saleId = movement == null ? null : saleId(movement);
    // Added as we go: one batch may carry the same origin twice.
    if (origin != null && !held.add(origin)) {
      return LedgerLine.repeated(line.at(), line.bytes(), movement, saleId, origin);
    }
    if (line.problem() != null) {
      return LedgerLine.quarantined(line.at(), line.bytes(), line.problem(), origin);
    }
    return movement == null
        ? LedgerLine.stream(line.at(), line.bytes())
        : LedgerLine.posted(line.at(), line.bytes(), movement, branchId, saleId);
  }

  private static @Nullable String saleId(Movement movement) {
    String saleId = movement.facts().saleId();
    return saleId != null && Names.isId(saleId) ? saleId : null;
  }

  /** One query for the whole batch: who is unknown, who is unlisted, and what it should cost. */
  private Map<Long, Product> known(List<ReceivedLine> lines) {
    Set<Long> moved = new HashSet<>();
    for (ReceivedLine line : lines) {
      if (line.content() instanceof Movement movement) {
        moved.add(movement.productId());
      }
    }
    return moved.isEmpty() ? Map.of() : book.products(moved);
  }

  private static List<Product> unlisted(List<ReceivedLine> lines, Map<Long, Product> known) {
    Map<Long, Movement> firstSeen = new LinkedHashMap<>();
    for (ReceivedLine line : lines) {
      if (line.content() instanceof Movement movement && !known.containsKey(movement.productId())) {
        firstSeen.putIfAbsent(movement.productId(), movement);
      }
    }
    List<Product> unlisted = new ArrayList<>();
    firstSeen.forEach(
        (id, movement) ->
            unlisted.add(Product.unlisted(id, name(movement), movement.unitPriceCents())));
    return unlisted;
  }

  private static String name(Movement movement) {
    String name =
        movement.facts() instanceof Facts.OpeningFacts opening
            ? Names.printable(opening.name())
            : "";
    return name.isEmpty() ? "product " + movement.productId() : name;
  }
}
