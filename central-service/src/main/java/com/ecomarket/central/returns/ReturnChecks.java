package com.ecomarket.central.returns;

import com.ecomarket.central.discrepancy.Discrepancies;
import com.ecomarket.central.discrepancy.Discrepancy;
import com.ecomarket.central.ledger.LedgerLine;
import com.ecomarket.central.ledger.MovementsPosted;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.MovementKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Holds each return against the sale that it names. A branch knows only its own sales and only the
 * returns that were brought to it (DESIGN §4, rule 5: nothing is refused, what does not add up is
 * shown).
 *
 * <p>Returns of one sale that two branches post at the same moment do not see each other; the next
 * one sees both.
 */
@Component
class ReturnChecks implements MovementsPosted {
  /** No branch has posted the sale, or not yet. */
  static final String UNVERIFIED = "unverified-return";

  /** More units came back than were sold. */
  static final String TOO_MUCH = "returned-too-much";

  private final SoldAndReturned sales;
  private final Discrepancies discrepancies;

  ReturnChecks(SoldAndReturned sales, Discrepancies discrepancies) {
    this.sales = sales;
    this.discrepancies = discrepancies;
  }

  @Override
  public void posted(String branchId, List<LedgerLine> lines) {
    List<Discrepancy> found = new ArrayList<>();
    for (LedgerLine line : lines) {
      Movement movement = line.movement();
      if (movement != null && movement.kind() == MovementKind.RETURN) {
        String saleId = line.saleId() == null ? "" : line.saleId();
        check(new Return(saleId, movement.productId())).ifPresent(found::add);
      }
    }
    discrepancies.note(branchId, found);
  }

  /** A sale of a branch that was offline may have come since. */
  @Scheduled(
      initialDelayString = "${ecomarket.check-returns-every}",
      fixedDelayString = "${ecomarket.check-returns-every}")
  void checkAgain() {
    for (Discrepancies.Noted noted : discrepancies.list("open", UNVERIFIED, "", "", 1000)) {
      Return returned = Return.of(noted.subject());
      Optional<Discrepancy> now = check(returned);
      if (now.isEmpty() || !now.get().kind().equals(UNVERIFIED)) {
        discrepancies.resolve(noted.id(), "The sale was posted later.");
        discrepancies.note(noted.branchId(), now.stream().toList());
      }
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
