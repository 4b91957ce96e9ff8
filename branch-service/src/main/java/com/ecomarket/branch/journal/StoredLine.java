package com.ecomarket.branch.journal;

import com.ecomarket.contract.Hash;
import com.ecomarket.contract.Line;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.UnreadableLine;
import org.jspecify.annotations.Nullable;

/**
 * A line as the journal holds it.
 *
 * @param position its place in the whole journal, over all streams
 * @param streamId the stream it stands in
 * @param seq its place there
 * @param hash the chain up to it
 * @param bytes the line
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a copy a line would be waste
public record StoredLine(long position, String streamId, long seq, Hash hash, byte[] bytes) {

  /** This line's name. */
  public LineRef ref() {
    return new LineRef(streamId, seq, hash);
  }

  /** What it says, null for a line 0 and for a line of a newer version. */
  public @Nullable Movement movement() {
    try {
      return Line.parse(bytes) instanceof Movement movement ? movement : null;
    } catch (UnreadableLine e) {
      return null;
    }
  }

  /**
   * Reads a line that this branch wrote.
   *
   * @throws JournalBroken if it cannot be read
   */
  public Line read() {
    try {
      return Line.parse(bytes);
    } catch (UnreadableLine e) {
      throw new JournalBroken("line " + seq + " of stream " + streamId + " is damaged", e);
    }
  }
}
