package com.ecomarket.central.ledger;

import com.ecomarket.central.commit.AfterCommit;
import com.ecomarket.central.commit.OneTransaction;
import com.ecomarket.central.discrepancy.Discrepancies;
import com.ecomarket.central.discrepancy.Discrepancy;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Notes a warehouse that the opening stock of branches brought below zero: once a second for all of
 * them, after their commits. Each branch that ever opened has a balance of its own there; adding
 * them up for each new one, in its transaction, made the ten thousandth opening take a thousand
 * times as long as the tenth.
 *
 * <p>What was not looked at when the process ended is looked at when it starts.
 */
@Component
class WarehouseWatch implements MovementsPosted {
  private static final String PLACE = Account.WAREHOUSE.place();

  /** One query for so many products. */
  private static final int AT_ONCE = 500;

  private final Set<Long> lowered = ConcurrentHashMap.newKeySet();
  private final JdbcClient reads;
  private final Discrepancies discrepancies;
  private final OneTransaction transaction;
  private boolean looked;

  WarehouseWatch(
      @Qualifier("reads") JdbcClient reads,
      Discrepancies discrepancies,
      OneTransaction transaction) {
    this.reads = reads;
    this.discrepancies = discrepancies;
    this.transaction = transaction;
  }

  @Override
  public void posted(String bookId, List<LedgerLine> lines) {
    Set<Long> products = BelowZero.lowered(lines).get(PLACE);
    if (products != null && !OwnBooks.isOwn(bookId)) {
      // Before the commit the balances are not there to be read.
      AfterCommit.run(() -> lowered.addAll(products));
    }
  }

  /** Looks at everything at first, then at what was taken from since. */
  @Scheduled(
      initialDelayString = "${ecomarket.check-warehouse-every}",
      fixedDelayString = "${ecomarket.check-warehouse-every}")
  void look() {
    if (!looked) {
      List<Discrepancy> found = BelowZero.find(reads, PLACE);
      note(found, () -> discrepancies.noteIfChanged(PLACE, found));
      looked = true;
    }
    for (List<Long> some = take(); !some.isEmpty(); some = take()) {
      try {
        List<Discrepancy> found = BelowZero.find(reads, PLACE, some);
        note(found, () -> discrepancies.note(PLACE, found));
      } catch (RuntimeException e) {
        lowered.addAll(some);
        throw e; // the scheduler logs it and comes again
      }
    }
  }

  private List<Long> take() {
    List<Long> some = new ArrayList<>();
    Iterator<Long> products = lowered.iterator();
    while (products.hasNext() && some.size() < AT_ONCE) {
      some.add(products.next());
      products.remove();
    }
    return some;
  }

  private void note(List<Discrepancy> found, Runnable noting) {
    if (!found.isEmpty()) {
      transaction.run(
          () -> {
            noting.run();
            return found;
          });
    }
  }
}
