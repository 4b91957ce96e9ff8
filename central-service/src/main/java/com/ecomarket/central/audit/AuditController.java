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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /audit}: whether everything adds up, as of one moment. Books that differ are {@code
 * ok: false}, what a person should look at is only listed.
 */
@RestController
class AuditController {
  private final Sums sums;
  private final BookAudit books;
  private final BranchAudit branches;
  private final Findings findings;
  private final InTransit inTransit;
  private final TransactionTemplate snapshot;
  private final Clock clock;

  AuditController(
      Sums sums,
      BookAudit books,
      BranchAudit branches,
      Findings findings,
      InTransit inTransit,
      @Qualifier("reads") TransactionTemplate snapshot,
      Clock clock) {
    this.sums = sums;
    this.books = books;
    this.branches = branches;
    this.findings = findings;
    this.inTransit = inTransit;
    this.snapshot = snapshot;
    this.clock = clock;
  }

  @Operation(
      summary = "Check whether everything adds up",
      description =
          "As of one moment. Counts the lines that came since an audit found a book right, or with"
              + " `full=true` all there are. `ok` is false if books differ; what a person should look"
              + " at is only listed.")
  @Refuses("503 central-busy")
  @GetMapping(path = "/audit", produces = MediaType.APPLICATION_JSON_VALUE)
  Audit audit(@RequestParam(defaultValue = "false") boolean full) {
    return Objects.requireNonNull(snapshot.execute(status -> read(full)));
  }

  private Audit read(boolean full) {
    List<Sums.ProductSum> unbalanced = sums.productsThatDoNotSumToZero();
    BookAudit.Result counted = books.check(full);
    List<BranchAudit.Verdict> verdicts = branches.verdicts();
    boolean ok =
        unbalanced.isEmpty()
            && counted.differences().isEmpty()
            && counted.gaps().isEmpty()
            && verdicts.stream().noneMatch(verdict -> verdict.status().equals("different"));
    return new Audit(
        ok,
        clock.instant(),
        counted.posted(),
        counted.read(),
        unbalanced,
        counted.differences(),
        counted.gaps(),
        verdicts,
        findings.quarantined(),
        findings.negativeStocks(),
        findings.discrepancies(),
        findings.openPriceDrifts(),
        findings.countOfUnlistedProducts(),
        inTransit.shipments());
  }

  /**
   * @param postedLines how many lines count
   * @param countedLines how many lines were read for it now; the others were counted by an earlier
   *     audit
   * @param unbalancedProducts products whose accounts do not sum to zero
   * @param differentBalances balances that are not the sum of the posted lines
   * @param streamGaps streams whose lines are not 0, 1, 2 … up to the head
   * @param inTransit shipments that have left and are not settled
   * @param branches each branch's own word against central's book
   * @param openPriceDrifts branches and products whose price was another one than the catalogue's,
   *     and nobody has settled it: {@code GET /discrepancies?kind=price-drift}
   * @param unlistedProducts products that nobody has listed
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Audit(
      boolean ok,
      Instant at,
      long postedLines,
      long countedLines,
      List<Sums.ProductSum> unbalancedProducts,
      List<BookCheck.Difference> differentBalances,
      List<BookCheck.Gap> streamGaps,
      List<BranchAudit.Verdict> branches,
      Findings.Quarantine quarantined,
      List<Findings.NegativeStock> negativeStocks,
      List<Findings.Found> discrepancies,
      long openPriceDrifts,
      long unlistedProducts,
      InTransit.Shipments inTransit) {}
}
