package com.ecomarket.central.sync;

import com.ecomarket.central.catalog.PriceHistory;
import com.ecomarket.central.catalog.Products;
import com.ecomarket.central.commit.GroupCommit;
import com.ecomarket.central.discrepancy.Discrepancies;
import com.ecomarket.central.intake.BatchIntake;
import com.ecomarket.central.intake.Decision;
import com.ecomarket.central.intake.Received;
import com.ecomarket.central.ledger.Ledger;
import com.ecomarket.central.ledger.LockedBook;
import com.ecomarket.contract.BranchId;
import com.ecomarket.contract.StreamLine;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes one request whole or not at all: the branch's row, the decision, and everything that
 * follows from it, in one transaction, which others may share. Two requests of one branch stand in
 * line for the row, so each decides on what the other left; a batch that is sent twice, also at the
 * same time, is posted once.
 */
@Component
class BranchSync {
  private final GroupCommit commit;
  private final Ledger ledger;
  private final Products products;
  private final PriceHistory prices;
  private final Reports reports;
  private final Discrepancies discrepancies;
  private final JdbcClient jdbc;

  BranchSync(
      GroupCommit commit,
      Ledger ledger,
      Products products,
      PriceHistory prices,
      Reports reports,
      Discrepancies discrepancies,
      JdbcTemplate jdbc) {
    this.commit = commit;
    this.ledger = ledger;
    this.products = products;
    this.prices = prices;
    this.reports = reports;
    this.discrepancies = discrepancies;
    this.jdbc = JdbcClient.create(jdbc);
  }

  /** What was decided and stored; empty if a branch exists whose id differs only in case. */
  Optional<Decision> take(Received.Batch batch) {
    return commit.run(
        batch.lines().size(),
        () ->
            ledger
                .lock(batch.branchId(), BranchId.canonical(batch.branchId()), false)
                .map(book -> decide(book, batch)));
  }

  private Decision decide(LockedBook book, Received.Batch batch) {
    Decision decision = BatchIntake.decide(new SqlBranchBook(book, jdbc, products, prices), batch);
    if (decision instanceof Decision.Accepted accepted) {
      post(book, batch, accepted);
    }
    discrepancies.note(book.bookId(), decision.discrepancies());
    if (!decision.isFromReplacedMachine()) {
      // The word of a replaced machine does not overwrite that of the one that replaced it.
      reports.keep(book.bookId(), batch.envelope());
    }
    return decision;
  }

  private void post(LockedBook book, Received.Batch batch, Decision.Accepted accepted) {
    if (!accepted.unlisted().isEmpty()) {
      products.add(accepted.unlisted());
    }
    StreamLine opened = accepted.opened();
    if (opened != null) {
      ledger.openStream(book, opened, batch.envelope().report().instanceId());
    }
    ledger.post(book, accepted.lines());
  }
}
