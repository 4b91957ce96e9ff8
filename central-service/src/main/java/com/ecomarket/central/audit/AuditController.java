package com.ecomarket.central.audit;

import com.ecomarket.edge.openapi.Refuses;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /audit}: whether everything adds up. It reads the whole ledger, as of one moment;
 * books that differ are {@code ok: false}, what a person should look at is only listed.
 */
@RestController
class AuditController {
  private final Sums sums;
  private final BranchAudit branches;
  private final Findings findings;
  private final InTransit inTransit;
  private final TransactionTemplate snapshot;
  private final Clock clock;

  AuditController(
      Sums sums,
      BranchAudit branches,
      Findings findings,
      InTransit inTransit,
      @Qualifier("reads") TransactionTemplate snapshot,
      Clock clock) {
    this.sums = sums;
    this.branches = branches;
    this.findings = findings;
    this.inTransit = inTransit;
    this.snapshot = snapshot;
    this.clock = clock;
  }

  @Operation(
      summary = "Check whether everything adds up",
      description =
          "Reads the whole ledger as of one moment. `ok` is false if books differ; what a person"
              + " should look at is only listed.")
  @Refuses("503 central-busy")
  @GetMapping(path = "/audit", produces = MediaType.APPLICATION_JSON_VALUE)
  Audit audit() {
    return Objects.requireNonNull(snapshot.execute(status -> read()));
  }

  private Audit read() {
    List<Sums.ProductSum> unbalanced = sums.productsThatDoNotSumToZero();
    List<Sums.Difference> different = sums.balancesThatAreNotTheSumOfTheirLines();
    List<Sums.Gap> gaps = sums.streamsWithGaps();
    List<BranchAudit.Verdict> verdicts = branches.verdicts();
    boolean ok =
        unbalanced.isEmpty()
            && different.isEmpty()
            && gaps.isEmpty()
            && verdicts.stream().noneMatch(verdict -> verdict.status().equals("different"));
    return new Audit(
        ok,
        clock.instant(),
        sums.postedLines(),
        unbalanced,
        different,
        gaps,
        verdicts,
        findings.quarantined(),
        findings.negativeStocks(),
        findings.discrepancies(),
        inTransit.shipments());
  }

  /**
   * @param postedLines how many lines were counted
   * @param unbalancedProducts products whose accounts do not sum to zero
   * @param differentBalances balances that are not the sum of the posted lines
   * @param streamGaps streams whose lines are not 0, 1, 2 … up to the head
   * @param inTransit shipments that have left and are not settled
   * @param branches each branch's own word against central's book
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Audit(
      boolean ok,
      Instant at,
      long postedLines,
      List<Sums.ProductSum> unbalancedProducts,
      List<Sums.Difference> differentBalances,
      List<Sums.Gap> streamGaps,
      List<BranchAudit.Verdict> branches,
      Findings.Quarantine quarantined,
      List<Findings.NegativeStock> negativeStocks,
      List<Findings.Found> discrepancies,
      InTransit.Shipments inTransit) {}
}
