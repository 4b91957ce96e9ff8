package com.ecomarket.acceptance.till;

import com.ecomarket.acceptance.process.Answer;
import com.ecomarket.acceptance.process.BranchProcess;
import com.ecomarket.acceptance.process.Waiting;
import com.ecomarket.acceptance.recorder.Recorder;
import com.ecomarket.acceptance.recorder.SaleRequest;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** A till: what it was not told, it asks again with the same key. */
public final class Till {
  private static final Duration ASK_AGAIN_AFTER = Duration.ofMillis(50);

  private final Recorder recorder;
  private final BranchProcess branch;

  /** A till of this branch. */
  public Till(Recorder recorder, BranchProcess branch) {
    this.recorder = recorder;
    this.branch = branch;
  }

  /**
   * Asks for a sale until it knows what became of it.
   *
   * @param patient asked between two attempts; when false the till gives up
   * @return the last answer, final unless the till gave up
   */
  public Answer sell(long productId, long quantity, BooleanSupplier patient) {
    SaleRequest request = recorder.request(branch, productId, quantity);
    Answer answer = recorder.ask(branch, request);
    while (!answer.isFinal() && patient.getAsBoolean()) {
      Waiting.pause(ASK_AGAIN_AFTER);
      answer = recorder.ask(branch, request);
    }
    return answer;
  }
}
