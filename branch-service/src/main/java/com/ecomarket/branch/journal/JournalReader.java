package com.ecomarket.branch.journal;

import java.util.Collection;
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

  /** As {@link Journal#ofShipment}, of several shipments, in the order of the journal. */
  List<StoredLine> ofShipments(Collection<String> shipmentIds);

  /** The shipments of which something was dispatched or received behind a position, in order. */
  List<String> shipmentsBehind(long position);

  /**
   * Lines of a stream that hold these bytes somewhere. Nothing but such lines leaves the database,
   * so that looking through many costs little.
   *
   * @param fromSeq the first that is looked at
   * @param toSeq the last that is looked at
   * @param limit how many are found at most
   */
  List<StoredLine> holding(Stream stream, long fromSeq, long toSeq, byte[] bytes, int limit);

  /** Units of one product on which a stream stands. */
  long baseUnits(int ordinal, long productId);
}
