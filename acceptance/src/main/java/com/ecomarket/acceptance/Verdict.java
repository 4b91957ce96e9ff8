package com.ecomarket.acceptance;

import com.ecomarket.acceptance.process.BranchProcess;
import com.ecomarket.acceptance.process.Chain;
import com.ecomarket.acceptance.process.Waiting;
import com.ecomarket.acceptance.recorder.Comparison;
import com.ecomarket.acceptance.recorder.Recorder;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * All that must be true once every shop is closed and central has caught up.
 *
 * @param comparison the witness's record against central's
 * @param auditOk whether central's own audit found nothing
 * @param faults a sentence for each thing that is wrong
 */
public record Verdict(Comparison comparison, boolean auditOk, List<String> faults) {
  /** A branch's last report may be one heartbeat behind its last line. */
  private static final Duration REPORTED_WITHIN = Duration.ofSeconds(15);

  /** Looks at everything. */
  public static Verdict of(Recorder recorder, Chain chain) {
    return of(recorder, chain, Set.of());
  }

  /**
   * Looks at everything.
   *
   * @param destroyed keys of sales whose only disk is gone
   */
  public static Verdict of(Recorder recorder, Chain chain, Set<String> destroyed) {
    Comparison comparison = recorder.compare(chain.central(), chain.branchIds(), destroyed);
    List<String> faults = new ArrayList<>(comparison.sentences());
    boolean auditOk = auditOk(chain, faults);
    for (BranchProcess branch : chain.branches()) {
      if (!chain.agreesOnStock(branch)) {
        faults.add(branch.id() + ": its shelf and central's book of it differ");
      }
    }
    return new Verdict(comparison, auditOk, faults);
  }

  /** Whether nothing is wrong. */
  public boolean holds() {
    return faults.isEmpty();
  }

  private static boolean auditOk(Chain chain, List<String> faults) {
    try {
      Waiting.until(
          "central's audit to be ok", REPORTED_WITHIN, () -> isOk(chain.central().audit()));
      return true;
    } catch (IllegalStateException late) {
      faults.add(late.getMessage() + ": " + chain.central().audit());
      return false;
    }
  }

  private static boolean isOk(JsonNode audit) {
    if (!audit.required("ok").asBoolean()) {
      return false;
    }
    for (JsonNode branch : audit.path("branches")) {
      if (!branch.path("status").asText().equals("equal")) {
        return false;
      }
    }
    return true;
  }
}
