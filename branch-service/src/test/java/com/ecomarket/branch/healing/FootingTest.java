package com.ecomarket.branch.healing;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.branch.healing.Footing.Continue;
import com.ecomarket.branch.healing.Footing.Lost;
import com.ecomarket.branch.stock.Position;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.LineRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FootingTest {
  private static final LineRef BASE = new LineRef("R", 7, hash(70));

  @Test
  void goesOnBehindALineThatBothHave() {
    assertThat(footing(new LineRef("S", 4, hash(4)), null)).isEqualTo(new Continue(4));
  }

  @Test
  void goesBackWhenCentralHasLessThanItOnceSaid() {
    assertThat(footing(new LineRef("S", 0, hash(0)), null)).isEqualTo(new Continue(0));
  }

  @Test
  void isLostWhenCentralHoldsAnotherLineAtThatPlace() {
    assertThat(footing(new LineRef("S", 4, hash(99)), null)).isEqualTo(new Lost());
  }

  @Test
  void isLostWhenCentralHoldsMoreThanTheJournal() {
    assertThat(footing(new LineRef("S", 10, hash(10)), null)).isEqualTo(new Lost());
  }

  @Test
  void beginsAtLineZeroOnItsBase() {
    assertThat(footing(BASE, BASE)).isEqualTo(new Continue(-1));
    assertThat(footing(null, null)).isEqualTo(new Continue(-1));
  }

  @Test
  void isLostOnAnyOtherHead() {
    assertThat(footing(BASE, null)).isEqualTo(new Lost());
    assertThat(footing(null, BASE)).isEqualTo(new Lost());
    assertThat(footing(new LineRef("R", 7, hash(71)), BASE)).isEqualTo(new Lost());
    assertThat(footing(new LineRef("R", 8, hash(70)), BASE)).isEqualTo(new Lost());
    assertThat(footing(new LineRef("Q", 7, hash(70)), BASE)).isEqualTo(new Lost());
  }

  private static Footing footing(@Nullable LineRef head, @Nullable LineRef base) {
    Position position = new Position(1, "S", base, 9, hash(9), 5, 0);
    return Footing.of(head, position, seq -> seq <= 9 ? hash(seq) : null);
  }

  private static Hash hash(long number) {
    return Hash.next(null, new byte[] {(byte) number});
  }
}
