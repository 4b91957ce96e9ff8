package com.ecomarket.acceptance.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.acceptance.day.OwnRecord;
import com.ecomarket.acceptance.process.LedgerLine;
import com.ecomarket.acceptance.recorder.Recorder;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErrandBookTest {
  private static final String SHOP = "NORTE";

  private final ErrandBook book = new ErrandBook();
  private final OwnRecord record = new OwnRecord();

  @BeforeEach
  void sellABasket() {
    book.add(
        new Errand(
            SHOP,
            "k1",
            "SALE",
            List.of(
                new Errand.Move("stock@NORTE", "sold@NORTE", 1, 2),
                new Errand.Move("stock@NORTE", "sold@NORTE", 2, 1))));
  }

  @Test
  void takesABasketThatStandsIntoTheRecord() {
    ErrandBook.Found found = compare(Set.of(), first("s1"), second("s1"));

    assertThat(found.acknowledged()).isEqualTo(1);
    assertThat(found.lost()).isEmpty();
    assertThat(found.doubled()).isEmpty();
    assertThat(record.units("sold@NORTE", 1)).isEqualTo(2);
    assertThat(record.units("sold@NORTE", 2)).isEqualTo(1);
  }

  @Test
  void findsABasketThatIsLostUnlessItsDiskIs() {
    assertThat(compare(Set.of()).lost()).hasSize(1);
    assertThat(compare(Set.of("k1")).lost()).isEmpty();
    assertThat(compare(Set.of("k1")).destroyed()).isEqualTo(1);
    assertThat(record.accounts()).isEmpty();
  }

  @Test
  void findsABasketThatStandsTwice() {
    ErrandBook.Found found =
        compare(Set.of(), first("s1"), second("s1"), first("s2"), second("s2"));

    assertThat(found.doubled()).hasSize(1);
  }

  private ErrandBook.Found compare(Set<String> destroyed, LedgerLine... lines) {
    return book.compare(SHOP, List.of(lines), destroyed, new Recorder(), record);
  }

  private static LedgerLine first(String sale) {
    return new LedgerLine("POSTED", "SALE", 1, 2, sale, "k1");
  }

  private static LedgerLine second(String sale) {
    return new LedgerLine("POSTED", "SALE", 2, 1, sale, "");
  }
}
