package com.ecomarket.branch.healing;

import com.ecomarket.branch.stock.Position;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.LineRef;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** What central's head means for the open stream. */
public sealed interface Footing {

  /**
   * The stream continues central's head: go on behind {@code ackedSeq}, which may lie before what
   * was acknowledged already (central was restored from a backup). -1: from the stream's line 0.
   */
  record Continue(long ackedSeq) implements Footing {}

  /** The stream does not continue central's head; only a new one can. */
  record Lost() implements Footing {}

  /**
   * Compares the head with the open stream (DESIGN §4, rules 3, 4 and 8).
   *
   * @param head central's, null if it has no line of this branch
   * @param position where the journal stands
   * @param hashAt hash of a line of the open stream, null if there is none
   */
  static Footing of(
      @Nullable LineRef head, Position position, LongFunction<@Nullable Hash> hashAt) {
    if (head != null && head.streamId().equals(position.streamId())) {
      boolean ours =
          head.seq() <= position.lastSeq() && head.hash().equals(hashAt.apply(head.seq()));
      return ours ? new Continue(head.seq()) : new Lost();
    }
    boolean onBase = head == null ? position.base() == null : head.equals(position.base());
    return onBase ? new Continue(-1) : new Lost();
  }
}
