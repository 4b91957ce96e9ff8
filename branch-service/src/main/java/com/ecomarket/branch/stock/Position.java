package com.ecomarket.branch.stock;

import com.ecomarket.contract.Hash;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.StockDigest;
import org.jspecify.annotations.Nullable;

/**
 * Where the journal stands after a commit.
 *
 * @param streamOrdinal the open stream's place in the journal
 * @param streamId the open stream
 * @param base what it stands on, null for a first stream
 * @param lastSeq its last line
 * @param lastHash the chain up to that line
 * @param ackedSeq the last line that central has posted, -1 if none
 * @param digestSum {@link StockDigest} of the stock after the last line
 */
public record Position(
    int streamOrdinal,
    String streamId,
    @Nullable LineRef base,
    long lastSeq,
    Hash lastHash,
    long ackedSeq,
    long digestSum) {

  /** Lines that central does not have yet. */
  public long pending() {
    return lastSeq - ackedSeq;
  }
}
