package com.ecomarket.central.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.audit.Counted.Cell;
import com.ecomarket.central.audit.Counted.Stream;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BookCheckTest {
  private static final Cell SHELF = new Cell("stock@NORTE", 1);
  private static final Cell SOLD = new Cell("sold@NORTE", 1);

  private static BookCheck check(Stream stream, Map<Cell, Long> balances) {
    Counted counted = new Counted(Map.of("s1", stream), Map.of(SHELF, 45L, SOLD, 5L));
    return BookCheck.of(new BookLines.Book("NORTE", "s1", 3), counted, balances);
  }

  @Test
  void isRightIfEachBalanceIsTheSumOfItsLines() {
    assertThat(check(new Stream(3, 4, 3), Map.of(SHELF, 45L, SOLD, 5L)).isRight()).isTrue();
  }

  @Test
  void findsABalanceThatIsMissingAndOneThatNobodyMoved() {
    Cell nobodys = new Cell("stock@SUR", 9);
    BookCheck check = check(new Stream(3, 4, 3), Map.of(SHELF, 45L, nobodys, 1L));

    assertThat(check.differences())
        .containsExactly(
            new BookCheck.Difference("NORTE", "sold@NORTE", 1, 0, 5),
            new BookCheck.Difference("NORTE", "stock@SUR", 9, 1, 0));
  }

  @Test
  void findsALineThatIsMissingInTheMiddleOrAtTheEnd() {
    Map<Cell, Long> balances = Map.of(SHELF, 45L, SOLD, 5L);

    assertThat(check(new Stream(3, 3, 3), balances).gaps())
        .containsExactly(new BookCheck.Gap("NORTE", "s1", 3, 3));
    assertThat(check(new Stream(2, 3, 2), balances).gaps())
        .containsExactly(new BookCheck.Gap("NORTE", "s1", 3, 2));
  }

  @Test
  void addsWhatWasCountedLaterToWhatWasCountedBefore() {
    Counted before = new Counted(Map.of("s1", new Stream(3, 4, 3)), Map.of(SHELF, 45L));
    Counted later =
        new Counted(
            Map.of("s1", new Stream(5, 2, 1), "s2", new Stream(0, 1, 0)), Map.of(SHELF, -2L));

    assertThat(before.with(later))
        .isEqualTo(
            new Counted(
                Map.of("s1", new Stream(5, 6, 4), "s2", new Stream(0, 1, 0)), Map.of(SHELF, 43L)));
    assertThat(before.with(new Counted(Map.of("s1", Stream.NONE), Map.of()))).isEqualTo(before);
  }
}
