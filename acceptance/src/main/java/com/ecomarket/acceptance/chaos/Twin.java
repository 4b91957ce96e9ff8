package com.ecomarket.acceptance.chaos;

import com.ecomarket.acceptance.process.BranchProcess;
import com.ecomarket.acceptance.process.Waiting;
import com.ecomarket.acceptance.recorder.Recorder;
import com.ecomarket.acceptance.recorder.SaleRequest;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** A second machine with a shop's name and a copy of its disk, until somebody finds it. */
final class Twin {
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration ANSWERED_WITHIN = Duration.ofMinutes(1);

  /** Once found it is given this long to tell what it sold, then it is switched off. */
  private static final Duration DRAINS_WITHIN = Duration.ofSeconds(8);

  private final BranchProcess machine;
  private final Disks disks;
  private final Recorder recorder;
  private final Set<String> keys = new HashSet<>();

  /**
   * @param machine not started yet, its data in place
   */
  Twin(BranchProcess machine, Disks disks, Recorder recorder) {
    this.machine = machine;
    this.disks = disks;
    this.recorder = recorder;
  }

  /** Keys of all that was asked of it; each was answered. */
  Set<String> keys() {
    return keys;
  }

  /** Starts it, and sells there for a while, one after the other. */
  void sell(Duration time) {
    machine.service().start();
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() - end < 0) {
      SaleRequest request = recorder.request(machine, 1L + keys.size() % 2, 1);
      disks.soldByClone(machine.id(), request.key());
      keys.add(request.key());
      Waiting.until(
          "the clone to answer", ANSWERED_WITHIN, () -> recorder.ask(machine, request).isFinal());
      Waiting.pause(PAUSE);
    }
  }

  /** Gives it time to tell central, and switches it off for ever. */
  void end() {
    long end = System.nanoTime() + DRAINS_WITHIN.toNanos();
    while (hasPending() && System.nanoTime() - end < 0) {
      Waiting.pause(PAUSE);
    }
    machine.service().kill();
  }

  private boolean hasPending() {
    try {
      return machine.status().pending() > 0;
    } catch (UncheckedIOException busy) {
      return true;
    }
  }
}
