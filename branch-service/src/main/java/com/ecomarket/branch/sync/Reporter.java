package com.ecomarket.branch.sync;

import com.ecomarket.branch.journal.StoredLine;
import com.ecomarket.branch.stock.Position;
import com.ecomarket.contract.SyncEnvelope;
import org.jspecify.annotations.Nullable;

/** Says in each request how the branch is, and remembers how central took it. */
interface Reporter {

  /**
   * The state of this branch now.
   *
   * @param oldestPending the first line that central does not have, null if it is not at hand
   */
  SyncEnvelope.Report report(Position position, @Nullable StoredLine oldestPending);

  /** Central refused in a way that needs a person. */
  void refused(CentralAnswer answer);
}
