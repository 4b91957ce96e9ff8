package com.ecomarket.central.resolution;

import com.ecomarket.central.discrepancy.Discrepancies;
import com.ecomarket.central.ledger.LedgerLine;
import com.ecomarket.central.ledger.MovementsPosted;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.MovementKind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** A count that a branch was asked for settles what it was asked about. */
@Component
class CountsAnswered implements MovementsPosted {
  private final Discrepancies discrepancies;

  CountsAnswered(Discrepancies discrepancies) {
    this.discrepancies = discrepancies;
  }

  @Override
  public void posted(String bookId, List<LedgerLine> lines) {
    Set<Long> counted = new TreeSet<>();
    for (LedgerLine line : lines) {
      Movement movement = line.movement();
      if (movement != null && movement.kind() == MovementKind.COUNT) {
        counted.add(movement.productId());
      }
    }
    if (!counted.isEmpty()) {
      discrepancies.counted(bookId, counted);
    }
  }
}
