package com.ecomarket.branch.count;

import com.ecomarket.branch.journal.JournalReader;
import com.ecomarket.branch.journal.StoredLine;
import com.ecomarket.branch.journal.Stream;
import com.ecomarket.contract.Movement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Units that moved behind one line of a stream, product by product. It is read up to now before the
 * writer decides, and the few lines since then while it does, so that no till waits for it.
 */
final class MovedSince {
  private static final int PAGE_BYTES = 256 * 1024;

  private final JournalReader journal;
  private final int ordinal;
  private final Map<Long, Long> moved = new HashMap<>();
  private long readTo;

  /**
   * @param ordinal the stream's place in the journal
   * @param seq the line behind which it begins
   */
  MovedSince(JournalReader journal, int ordinal, long seq) {
    this.journal = journal;
    this.ordinal = ordinal;
    this.readTo = seq;
  }

  /** Reads on, up to and including this committed line. */
  MovedSince readTo(long seq) {
    Stream stream = journal.stream(ordinal);
    while (readTo < seq) {
      List<StoredLine> page = journal.lines(stream, readTo + 1, seq, PAGE_BYTES);
      if (page.isEmpty()) {
        throw new IllegalStateException("lines behind " + readTo + " are not in the journal");
      }
      for (StoredLine line : page) {
        Movement movement = line.movement();
        if (movement != null) {
          moved.merge(movement.productId(), movement.stockChange(), Long::sum);
        }
        readTo = line.seq();
      }
    }
    return this;
  }

  /** Units that came (or, negative, went). */
  long units(long productId) {
    return moved.getOrDefault(productId, 0L);
  }
}
