package com.ecomarket.central.audit;

import com.ecomarket.central.audit.BookLines.Book;
import com.ecomarket.central.audit.Counted.Cell;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Whether one book adds up: each balance is the sum of its lines, and each stream has the lines 0,
 * 1, 2 … up to where it ends.
 *
 * @param differences balances that are not that sum
 * @param gaps streams with lines missing
 */
record BookCheck(List<Difference> differences, List<Gap> gaps) {

  /**
   * Holds what was counted against what is kept.
   *
   * @param balances as they are kept; a cell that is missing holds 0
   */
  static BookCheck of(Book book, Counted counted, Map<Cell, Long> balances) {
    Set<Cell> cells =
        new TreeSet<>(Comparator.comparing(Cell::account).thenComparingLong(Cell::productId));
    cells.addAll(balances.keySet());
    cells.addAll(counted.sums().keySet());
    List<Difference> differences = new ArrayList<>();
    for (Cell cell : cells) {
      long kept = balances.getOrDefault(cell, 0L);
      long summed = counted.sums().getOrDefault(cell, 0L);
      if (kept != summed) {
        differences.add(new Difference(book.id(), cell.account(), cell.productId(), kept, summed));
      }
    }
    List<Gap> gaps = new ArrayList<>();
    counted
        .streams()
        .forEach(
            (id, stream) -> {
              boolean endsEarly =
                  id.equals(book.headStreamId()) && stream.lastSeq() != book.headSeq();
              if (stream.lines() != stream.lastSeq() + 1 || endsEarly) {
                gaps.add(new Gap(book.id(), id, stream.lines(), stream.lastSeq()));
              }
            });
    return new BookCheck(differences, gaps);
  }

  boolean isRight() {
    return differences.isEmpty() && gaps.isEmpty();
  }

  /**
   * @param kept the balance
   * @param counted the sum of the posted lines
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Difference(String book, String account, long productId, long kept, long counted) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record Gap(String branchId, String streamId, long lines, long lastSeq) {}
}
