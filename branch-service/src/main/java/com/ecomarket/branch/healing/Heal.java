package com.ecomarket.branch.healing;

import com.ecomarket.branch.journal.StoredLine;
import com.ecomarket.branch.stock.Command;
import com.ecomarket.branch.stock.Pen;
import com.ecomarket.branch.stock.Position;
import com.ecomarket.contract.StreamLine;
import com.ecomarket.contract.UnreadableLine;
import com.ecomarket.contract.Wire;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Seals the open stream and opens one on central's head and balances, in which every line that
 * central lacks is written again. Nothing is decided again: what was sold was sold.
 *
 * @param line line 0 of the new stream
 * @param balances central's, product id to units
 * @param missing the lines that central lacks, given where the journal stands now; asked inside the
 *     transaction, so that lines written since central was asked are among them
 */
record Heal(StreamLine line, Map<Long, Long> balances, Function<Position, List<StoredLine>> missing)
    implements Command<Integer> {

  @Override
  public Integer decide(Pen pen) {
    List<StoredLine> lines = missing.apply(pen.position());
    pen.openStream(line, balances);
    for (StoredLine stored : lines) {
      pen.writeAgain(seq -> moved(stored, seq), stored.movement());
    }
    return lines.size();
  }

  @Override
  public boolean alone() {
    return true;
  }

  private static byte[] moved(StoredLine stored, long seq) {
    try {
      return Wire.moved(stored.bytes(), seq, stored.ref());
    } catch (UnreadableLine e) {
      throw new IllegalStateException("only readable lines are written again", e);
    }
  }
}
