package com.ecomarket.acceptance.chaos;

import com.ecomarket.acceptance.process.CentralProcess;
import com.ecomarket.acceptance.process.LedgerLine;
import com.ecomarket.acceptance.process.Waiting;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/** Central, which may be down just now. */
final class Headquarters {
  private static final Duration BACK_WITHIN = Duration.ofMinutes(2);

  private final CentralProcess central;
  private final Lock process = new ReentrantLock();

  Headquarters(CentralProcess central) {
    this.central = central;
  }

  CentralProcess central() {
    return central;
  }

  /** Held by whoever stops and starts the process. */
  Lock process() {
    return process;
  }

  /** The keys of all that central has posted of a branch; waits for central if it is down. */
  Set<String> postedKeys(String branchId) {
    List<LedgerLine> lines = new ArrayList<>();
    Waiting.until(
        "central to show its lines of " + branchId, BACK_WITHIN, () -> read(branchId, lines));
    return lines.stream()
        .filter(line -> line.status().equals("POSTED"))
        .map(LedgerLine::key)
        .collect(Collectors.toSet());
  }

  private boolean read(String branchId, List<LedgerLine> lines) {
    try {
      return lines.addAll(central.lines(branchId)) || lines.isEmpty();
    } catch (UncheckedIOException down) {
      return false;
    }
  }
}
