package com.ecomarket.branch.sync;

import com.ecomarket.branch.healing.BookKeeper;
import com.ecomarket.contract.SyncEnvelope;
import java.util.List;

/** Central, as a branch sees it. Every call may throw {@link CentralUnreachable}. */
interface Central extends BookKeeper {

  /** Sends lines, or none as a heartbeat. */
  CentralAnswer sync(SyncEnvelope envelope, List<byte[]> lines);
}
