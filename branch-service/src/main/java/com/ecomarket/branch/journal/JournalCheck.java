package com.ecomarket.branch.journal;

import com.ecomarket.contract.Hash;
import com.ecomarket.contract.Line;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.UnreadableLine;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a start found in the open stream: every line was read, its hash compared with its bytes and
 * the hash before it, and its units added up. SQLite's own integrity check sees none of this.
 *
 * @param stream the open stream, null in a new journal
 * @param last its last line, null in a new journal
 * @param units the stock after that line, as the lines say
 * @param chain the hash over the lines as they are on the disk now: that of {@code last}, unless
 *     something is damaged
 * @param damaged lines that are missing or do not fit their hash
 * @param highWater how far the journal once came, null if it is not behind that
 */
public record JournalCheck(
    @Nullable Stream stream,
    @Nullable LineRef last,
    @Nullable Hash chain,
    Map<Long, Long> units,
    long damaged,
    @Nullable LineRef highWater) {

  /** Whether the stream can go on: nothing is missing and nothing is damaged. */
  public boolean sound() {
    return damaged == 0 && highWater == null;
  }

  /**
   * What a stream after this one stands on. With damage it is a line that nobody else has, so that
   * central refuses the stream and it is healed: its head may be our last line, but what the lines
   * before it say of the stock is not what they said.
   */
  public @Nullable LineRef footing() {
    return last == null || chain == null ? null : new LineRef(last.streamId(), last.seq(), chain);
  }

  static JournalCheck of(JournalScan reader, @Nullable LineRef highWater) {
    Stream open = null;
    boolean reached = highWater == null;
    for (Stream stream : reader.streams()) {
      open = stream;
      reached = reached || holds(reader, stream, highWater);
    }
    LineRef behind = reached ? null : highWater;
    if (open == null) {
      return new JournalCheck(null, null, null, Map.of(), 0, behind);
    }
    Fold fold = new Fold(new HashMap<>(reader.baseBalances(open.ordinal())));
    reader.each(open, fold::add);
    return new JournalCheck(open, fold.last, fold.chain, fold.units, fold.damaged, behind);
  }

  private static boolean holds(JournalScan reader, Stream stream, @Nullable LineRef highWater) {
    if (highWater == null || !stream.streamId().equals(highWater.streamId())) {
      return false;
    }
    StoredLine line = reader.line(stream, highWater.seq());
    return line != null && line.ref().equals(highWater);
  }

  private static final class Fold {
    private final Map<Long, Long> units;
    private @Nullable LineRef last;
    private @Nullable Hash previous;
    private @Nullable Hash chain;
    private long next;
    private long damaged;

    Fold(Map<Long, Long> units) {
      this.units = units;
    }

    void add(StoredLine line) {
      damaged += line.seq() - next; // rows that are not there
      if (line.seq() > next) {
        previous = null;
      }
      next = line.seq() + 1;
      last = line.ref();
      // Behind a hole the stored hash cannot be checked; the damage has been counted already.
      boolean checkable = line.seq() == 0 || previous != null;
      boolean fits = !checkable || Hash.next(previous, line.bytes()).equals(line.hash());
      previous = line.hash();
      damaged += fits ? 0 : 1;
      chain = damaged == 0 ? line.hash() : Hash.next(chain, line.bytes());
      if (!fits) {
        return;
      }
      try {
        if (Line.parse(line.bytes()) instanceof Movement movement) {
          units.merge(movement.productId(), movement.stockChange(), Long::sum);
        }
      } catch (UnreadableLine | IllegalStateException e) {
        // Written by a newer version: it goes to central as it is, this version sells around it.
      }
    }
  }
}
