package com.ecomarket.central.sync;

import com.ecomarket.central.intake.Decision;
import com.ecomarket.central.ledger.LedgerLine;
import com.ecomarket.central.ledger.LineStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts lines and refusals, and logs what a person should look at. */
@Component
class SyncMeters {
  private static final Logger log = LoggerFactory.getLogger(SyncMeters.class);

  private final Map<LineStatus, Counter> lines = new EnumMap<>(LineStatus.class);
  private final Counter gaps;
  private final Counter behind;

  SyncMeters(MeterRegistry registry) {
    for (LineStatus status : LineStatus.values()) {
      lines.put(
          status,
          Counter.builder("ecomarket.central.lines")
              .description("Lines of branches that central has taken")
              .tag("status", status.name())
              .register(registry));
    }
    gaps = refusals(registry, "sequence-gap");
    behind = refusals(registry, "stream-behind");
  }

  void count(String branchId, Decision decision) {
    if (decision instanceof Decision.Accepted accepted) {
      for (LedgerLine line : accepted.lines()) {
        count(branchId, line);
      }
    } else if (decision instanceof Decision.Gap gap) {
      gaps.increment();
      log.info("{}: lines from {} on are missing", branchId, gap.expectedSeq());
    } else {
      behind.increment();
      log.info("{}: its stream does not continue {}", branchId, decision.head());
    }
    decision.discrepancies().forEach(seen -> log.warn("{}: {}", branchId, seen.detail()));
  }

  private void count(String branchId, LedgerLine line) {
    Counter counter = lines.get(line.status());
    if (counter != null) {
      counter.increment();
    }
    if (line.status() == LineStatus.QUARANTINED) {
      log.warn(
          "{}: line {} of {} is quarantined: {}",
          branchId,
          line.at().seq(),
          line.at().streamId(),
          line.reason());
    }
  }

  private static Counter refusals(MeterRegistry registry, String slug) {
    return Counter.builder("ecomarket.central.refusals")
        .description("Sync requests that do not continue the book")
        .tag("slug", slug)
        .register(registry);
  }
}
