package com.ecomarket.branch.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reading side of the journal: committed lines only, from any thread, beside the writer. */
public interface JournalReader {

  /** All streams, oldest first; the last one is open, the others are sealed. */
  List<Stream> streams();

  /** One stream, by its place among the streams. */
  default Stream stream(int ordinal) {
    return streams().get(ordinal - 1);
  }

  /**
   * Consecutive lines of one stream.
   *
   * @param fromSeq the first
   * @param toSeq the last
   * @param maxBytes stops before the line that would pass this sum; the first line always comes
   */
  List<StoredLine> lines(Stream stream, long fromSeq, long toSeq, int maxBytes);

  /** One line of a stream, null if it is not there. */
  default @Nullable StoredLine line(Stream stream, long seq) {
    List<StoredLine> found = lines(stream, seq, seq, Integer.MAX_VALUE);
    return found.isEmpty() ? null : found.get(0);
  }

  /** The sale's first line at its latest place, null if this journal does not have it. */
  @Nullable StoredLine findSale(String saleId);

  /** The lines that were written together with this one, it first: a basket's, a stock count's. */
  List<StoredLine> together(StoredLine first);

  /**
   * First lines of sales in the order of the journal.
   *
   * @param afterPosition only those that stand behind it; 0 for all
   * @param limit how many at most
   */
  List<StoredLine> sales(long afterPosition, int limit);
}
