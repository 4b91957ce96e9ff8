package com.ecomarket.central.resolution;

import com.ecomarket.central.commit.OneTransaction;
import com.ecomarket.central.discrepancy.Discrepancies;
import com.ecomarket.central.discrepancy.Discrepancies.Noted;
import com.ecomarket.central.discrepancy.Discrepancy;
import com.ecomarket.central.discrepancy.DiscrepancyView;
import com.ecomarket.central.ledger.OwnBooks;
import com.ecomarket.central.warehouse.Warehouse;
import com.ecomarket.edge.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Settles a discrepancy: with a reason alone, with a count of the warehouse, or by asking the
 * branch to count. Once, and again with the same reason as often as one likes.
 */
@Component
class Resolving {
  private final OneTransaction transaction;
  private final Discrepancies discrepancies;
  private final DiscrepancyView view;
  private final Warehouse warehouse;

  Resolving(
      OneTransaction transaction,
      Discrepancies discrepancies,
      DiscrepancyView view,
      Warehouse warehouse) {
    this.transaction = transaction;
    this.discrepancies = discrepancies;
    this.view = view;
    this.warehouse = warehouse;
  }

  /**
   * Settles it, or begins to.
   *
   * @throws Problem 404 {@code unknown-discrepancy}; 409 {@code discrepancy-resolved} if somebody
   *     else said something else; 409 {@code nothing-to-count} or {@code stock-of-a-branch}
   */
  Noted settle(String id, SettledBy said) {
    Noted noted = view.known(id);
    if (said.counted() != null && said.askCount() != null) {
      throw Problem.invalid("#/ask_count", "counted or this");
    }
    if (said.counted() != null) {
      countWarehouse(noted, said, said.counted());
    } else if (said.askCount() != null) {
      askBranch(noted, said);
    } else {
      discrepancies.resolve(id, said.reason());
    }
    Noted settled = view.known(id);
    if (settled.resolution() == null || !settled.resolution().reason().equals(said.reason())) {
      throw settledOtherwise(id);
    }
    return settled;
  }

  private void countWarehouse(Noted noted, SettledBy said, long counted) {
    if (!isAboutStock(noted)) {
      throw Problem.of(HttpStatus.CONFLICT, "nothing-to-count", noted.id());
    }
    if (!noted.branchId().equals(OwnBooks.WAREHOUSE)) {
      throw Problem.of(HttpStatus.CONFLICT, "stock-of-a-branch", noted.branchId());
    }
    transaction.run(
        () -> {
          // Who counts has the row of the discrepancy: two people cannot both book a difference.
          if (discrepancies.resolve(noted.id(), said.reason())) {
            warehouse.recount(Long.parseLong(noted.subject()), counted);
          }
          return true;
        });
  }

  private void askBranch(Noted noted, SettledBy said) {
    if (!isAboutStock(noted) || noted.branchId().equals(OwnBooks.WAREHOUSE)) {
      throw Problem.of(HttpStatus.CONFLICT, "nothing-to-count", noted.id());
    }
    discrepancies.request(noted.id(), said.reason());
  }

  private static boolean isAboutStock(Noted noted) {
    return noted.kind().equals(Discrepancy.NEGATIVE_STOCK);
  }

  private static Problem settledOtherwise(String id) {
    return Problem.of(HttpStatus.CONFLICT, "discrepancy-resolved", id);
  }
}
