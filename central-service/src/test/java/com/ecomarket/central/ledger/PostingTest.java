package com.ecomarket.central.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.contract.Facts;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.MovementKind;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PostingTest {
  private static final String SHOP = "NORTE";
  private static final String NEIGHBOUR = "SUR";

  private static final List<Facts> ALL =
      List.of(
          new Facts.OpeningFacts("Arroz"),
          new Facts.SaleFacts("s", 1, 9, null, null, null),
          new Facts.ReturnFacts("r", "s", false, true, null, null),
          new Facts.ReturnFacts("r", "s", true, true, null, null),
          new Facts.CountFacts("c", true, null, null),
          new Facts.CountFacts("c", false, null, null),
          new Facts.GoodsInFacts("g", null),
          new Facts.DispatchFacts("d", NEIGHBOUR, null, null),
          new Facts.ReceiptFacts("r", "d", NEIGHBOUR, false, null, null),
          new Facts.ReceiptFacts("r", "d", NEIGHBOUR, true, null, null),
          new Facts.LossFacts("l", "d", NEIGHBOUR, true, "found"),
          new Facts.LossFacts("l", "d", NEIGHBOUR, false, "lost"),
          new Facts.NoFacts(MovementKind.NOTIFIED));

  /** What stands below zero on a shelf is told by the balances of one book. */
  @Test
  void movesUnitsOfNoShelfButThatOfTheBookAndTheWarehouse() {
    assertThat(ALL).extracting(Facts::kind).contains(MovementKind.values());
    assertThat(ALL)
        .flatExtracting(facts -> accounts(facts).toList())
        .filteredOn(account -> account.type().equals("stock"))
        .containsOnly(Account.stock(SHOP), Account.WAREHOUSE);
  }

  @Test
  void movesTheSameUnitsOutOfOneAccountAndIntoAnother() {
    assertThat(ALL).allSatisfy(facts -> assertThat(accounts(facts).distinct()).hasSize(2));
  }

  private static Stream<Account> accounts(Facts facts) {
    Movement movement = new Movement(1, 7, 3, 250, facts, null, Instant.EPOCH);
    Posting posting = Posting.of(movement, SHOP);
    return Stream.of(posting.from(), posting.to());
  }
}
