package com.ecomarket.branch.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The writing side of the journal. Only the one writer thread calls it.
 *
 * <p>Guarantee: when {@link #commit} returns, its entries survive a crash of the process, of the
 * operating system and a power cut, as far as the disk honours a flush. When it throws {@link
 * JournalUnavailable}, none of them is there. Lines are never changed or removed.
 */
public interface Journal {

  /**
   * Writes all entries in one transaction, or none.
   *
   * @throws JournalUnavailable if it was cleanly refused
   * @throws JournalBroken if the outcome is unknown; the process must end
   */
  void commit(List<JournalEntry> entries) throws JournalUnavailable;

  /** The lines that were written for this Idempotency-Key, in order; empty if there are none. */
  List<StoredLine> findByKey(String key);

  /**
   * Digest of the request with this Idempotency-Key that was done and had nothing to write; null if
   * there is none.
   */
  @Nullable String doneWithoutLine(String key);

  /** Units of one product of one sale that came back so far. */
  long returned(String saleId, long productId);

  /**
   * The committed lines that dispatched or received something of this shipment, in order; one that
   * healing wrote again comes at all its places.
   */
  List<StoredLine> ofShipment(String shipmentId);
}
