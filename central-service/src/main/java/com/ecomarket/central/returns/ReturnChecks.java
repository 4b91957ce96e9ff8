package com.ecomarket.central.returns;

import com.ecomarket.central.commit.AfterCommit;
import com.ecomarket.central.commit.OneTransaction;
import com.ecomarket.central.discrepancy.Discrepancies;
import com.ecomarket.central.discrepancy.Discrepancy;
import com.ecomarket.central.ledger.LedgerLine;
import com.ecomarket.central.ledger.MovementsPosted;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.MovementKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Holds each return against the sale that it names. A branch knows only its own sales and only the
 * returns that were brought to it (DESIGN §4, rule 5: nothing is refused, what does not add up is
 * shown).
 *
 * <p>Returns of one sale that two branches post at the same moment do not see each other, so what a
 * batch brought is looked at once more after its commit, when the others are there too. A process
 * that ends before that leaves it to the next return of the sale.
 */
@Component
class ReturnChecks implements MovementsPosted {
  /** No branch has posted the sale, or not yet. */
  static final String UNVERIFIED = "unverified-return";

  /** More units came back than were sold. */
  static final String TOO_MUCH = "returned-too-much";

  private final SoldAndReturned sales;
  private final Discrepancies discrepancies;
  private final OneTransaction transaction;

  /** Committed since the last look, with the branch that it was brought to. */
  private final Map<Return, String> lately = new ConcurrentHashMap<>();

  ReturnChecks(SoldAndReturned sales, Discrepancies discrepancies, OneTransaction transaction) {
    this.sales = sales;
    this.discrepancies = discrepancies;
    this.transaction = transaction;
  }

  @Override
  public void posted(String branchId, List<LedgerLine> lines) {
    Set<Return> returns = new LinkedHashSet<>();
    for (LedgerLine line : lines) {
      Movement movement = line.movement();
      if (movement != null && movement.kind() == MovementKind.RETURN) {
        String saleId = line.saleId() == null ? "" : line.saleId();
        returns.add(new Return(saleId, movement.productId()));
      }
    }
    if (!returns.isEmpty()) {
      discrepancies.note(
          branchId, returns.stream().flatMap(returned -> check(returned).stream()).toList());
      AfterCommit.run(() -> returns.forEach(returned -> lately.put(returned, branchId)));
    }
  }

  @Scheduled(
      initialDelayString = "${ecomarket.check-returns-every}",
      fixedDelayString = "${ecomarket.check-returns-every}")
  void checkAgain() {
    discrepancies.list("open", UNVERIFIED, "", "", 1000).forEach(this::checkUnverified);
    lately.keySet().forEach(this::checkCommitted);
  }

  /** A sale of a branch that was offline may have come since. */
  private void checkUnverified(Discrepancies.Noted noted) {
    Optional<Discrepancy> now = check(Return.of(noted.subject()));
    if (now.isEmpty() || !now.get().kind().equals(UNVERIFIED)) {
      transaction.run(
          () -> {
            discrepancies.note(noted.branchId(), now.stream().toList());
            return discrepancies.resolve(noted.id(), "The sale was posted later.");
          });
    }
  }

  private void checkCommitted(Return returned) {
    String branchId = Objects.requireNonNull(lately.remove(returned));
    try {
      List<Discrepancy> now = check(returned).stream().toList();
      if (!now.isEmpty()) {
        transaction.run(
            () -> {
              discrepancies.noteIfChanged(branchId, now);
              return now;
            });
      }
    } catch (RuntimeException e) {
      lately.putIfAbsent(returned, branchId);
      throw e; // the scheduler logs it and comes again
    }
  }

  private Optional<Discrepancy> check(Return returned) {
    long back = sales.returned(returned.saleId(), returned.productId());
    Optional<Long> sold = sales.sold(returned.saleId(), returned.productId());
    if (sold.isEmpty()) {
      return Optional.of(
          new Discrepancy(
              UNVERIFIED,
              returned.subject(),
              "%d of product %d came back of sale %s, which no branch has posted."
                  .formatted(back, returned.productId(), returned.saleId())));
    }
    return back <= sold.get()
        ? Optional.empty()
        : Optional.of(
            new Discrepancy(
                TOO_MUCH,
                returned.subject(),
                "%d of product %d came back of sale %s, which sold %d."
                    .formatted(back, returned.productId(), returned.saleId(), sold.get())));
  }

  private record Return(String saleId, long productId) {
    static Return of(String subject) {
      int slash = subject.lastIndexOf('/');
      return new Return(subject.substring(0, slash), Long.parseLong(subject.substring(slash + 1)));
    }

    String subject() {
      return saleId + "/" + productId;
    }
  }
}
