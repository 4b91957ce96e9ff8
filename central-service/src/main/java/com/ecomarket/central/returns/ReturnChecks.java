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
 * batch brought is looked at once more after its commit, when the others are there too. What was
 * not looked at when the process ended is looked at when it starts.
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

  private boolean lookedBack;

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
    if (!lookedBack) {
      lately.putAll(sales.lately());
      lookedBack = true;
    }
    discrepancies.list("open", UNVERIFIED, "", "", 1000).forEach(this::checkUnverified);
    lately.keySet().forEach(this::checkCommitted);
  }

  /** A sale of a branch that was offline may have come since. */
  private void checkUnverified(Discrepancies.Noted noted) {
    List<Discrepancy> now = check(Return.of(noted.subject()));
    if (now.stream().noneMatch(still -> still.kind().equals(UNVERIFIED))) {
      transaction.run(
          () -> {
            discrepancies.noteIfChanged(noted.branchId(), now);
            return discrepancies.resolve(noted.id(), "The sale was posted later.");
          });
    }
  }

  /** Says only what the batch of no branch has brought to light. */
  private void checkCommitted(Return returned) {
    String branchId = Objects.requireNonNull(lately.remove(returned));
    try {
      List<Discrepancy> now = check(returned);
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

  /** What is wrong with it: nothing, or one thing. */
  private List<Discrepancy> check(Return returned) {
    long back = sales.returned(returned.saleId(), returned.productId());
    Optional<Long> sold = sales.sold(returned.saleId(), returned.productId());
    if (sold.isEmpty()) {
      return List.of(
          new Discrepancy(
              UNVERIFIED,
              returned.subject(),
              "%d of product %d came back of sale %s, which no branch has posted."
                  .formatted(back, returned.productId(), returned.saleId())));
    }
    return back <= sold.get()
        ? List.of()
        : List.of(
            new Discrepancy(
                TOO_MUCH,
                returned.subject(),
                "%d of product %d came back of sale %s, which sold %d."
                    .formatted(back, returned.productId(), returned.saleId(), sold.get())));
  }
}
