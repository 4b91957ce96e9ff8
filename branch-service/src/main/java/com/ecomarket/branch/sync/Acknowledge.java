package com.ecomarket.branch.sync;

import com.ecomarket.branch.stock.Command;
import com.ecomarket.branch.stock.Pen;

/**
 * Rides on the next commit, like a sale.
 *
 * @param streamId the stream it was said of; if it is sealed by now, it no longer matters
 * @param seq the last line that central has posted
 */
record Acknowledge(String streamId, long seq) implements Command<Boolean> {
  @Override
  public Boolean decide(Pen pen) {
    boolean open = streamId.equals(pen.streamId());
    if (open) {
      pen.acknowledge(seq);
    }
    return open;
  }
}
