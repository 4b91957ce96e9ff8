package com.ecomarket.central.intake;

import com.ecomarket.central.catalog.Product;
import com.ecomarket.central.discrepancy.Discrepancy;
import com.ecomarket.central.ledger.LedgerLine;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.StreamLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one request does to the book of its branch. */
public sealed interface Decision {

  /** The head after it, null if there is still none. */
  @Nullable LineRef head();

  /** To be noted, also where the request is refused. */
  List<Discrepancy> discrepancies();

  /** Whether the request came from a machine that another one has replaced. */
  default boolean isFromReplacedMachine() {
    return discrepancies().stream().anyMatch(Discrepancy::isIdentityConflict);
  }

  /**
   * The request is taken.
   *
   * @param lines those that are new, in order
   * @param opened the line that opens a new stream, if one of them does
   * @param unlisted products that nobody listed yet
   */
  record Accepted(
      @Nullable LineRef head,
      List<LedgerLine> lines,
      @Nullable StreamLine opened,
      List<Product> unlisted,
      List<Discrepancy> discrepancies)
      implements Decision {}

  /** Lines are missing between the head and the batch. */
  record Gap(@Nullable LineRef head, long expectedSeq) implements Decision {
    @Override
    public List<Discrepancy> discrepancies() {
      return List.of();
    }
  }

  /**
   * The stream does not continue the head.
   *
   * @param firstDifferingSeq in the head's own stream: the first line that differs, as far as the
   *     request shows it; null in another stream
   */
  record Behind(
      @Nullable LineRef head, @Nullable Long firstDifferingSeq, List<Discrepancy> discrepancies)
      implements Decision {}
}
