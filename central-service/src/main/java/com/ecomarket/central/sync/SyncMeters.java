package com.ecomarket.central.sync;

import com.ecomarket.central.intake.Decision;
import com.ecomarket.central.ledger.LedgerLine;
import com.ecomarket.central.ledger.LineStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts lines and refusals, and logs what a person should look at. */
@Component
class SyncMeters {
  private static final Logger log = LoggerFactory.getLogger(SyncMeters.class);

  private final MeterRegistry registry;
  private final Map<LineStatus, Counter> lines = new EnumMap<>(LineStatus.class);

  SyncMeters(MeterRegistry registry) {
    this.registry = registry;
    for (LineStatus status : LineStatus.values()) {
      lines.put(
          status,
          Counter.builder("ecomarket.central.lines")
              .description("Lines of branches that central has taken")
              .tag("status", status.name())
              .register(registry));
    }
    refusals("sequence-gap");
    refusals("stream-behind");
  }

  /** Call it after the commit: what was rolled back did not happen. */
  void decided(String branchId, Decision decision) {
    if (decision instanceof Decision.Accepted accepted) {
      lines.forEach(
          (status, counter) -> counter.increment((double) count(accepted.lines(), status)));
      warnOfQuarantine(branchId, accepted.lines());
    } else if (decision instanceof Decision.Gap gap) {
      log.info("{}: lines from {} on are missing", branchId, gap.expectedSeq());
    } else {
      log.info("{}: its stream does not continue {}", branchId, decision.head());
    }
  }

  /** Any refusal of a sync request, also of one that was not understood. */
  void refused(String slug) {
    refusals(slug).increment();
  }

  private static void warnOfQuarantine(String branchId, List<LedgerLine> lines) {
    long quarantined = count(lines, LineStatus.QUARANTINED);
    lines.stream()
        .filter(line -> line.status() == LineStatus.QUARANTINED)
        .findFirst()
        .ifPresent(
            first ->
                log.warn(
                    "{}: {} lines are quarantined, first line {} of {}: {}",
                    branchId,
                    quarantined,
                    first.at().seq(),
                    first.at().streamId(),
                    first.reason()));
  }

  private static long count(List<LedgerLine> lines, LineStatus status) {
    return lines.stream().filter(line -> line.status() == status).count();
  }

  private Counter refusals(String slug) {
    return Counter.builder("ecomarket.central.refusals")
        .description("Sync requests that central did not take")
        .tag("slug", slug)
        .register(registry);
  }
}
