package com.ecomarket.acceptance.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.acceptance.process.Answer;
import com.ecomarket.acceptance.process.LedgerLine;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The witness must be able to say no. */
class ComparisonTest {
  private static final String BRANCH = "NORTE";

  @Test
  void holdsWhenEveryAcknowledgedSaleIsPostedOnce() {
    Comparison comparison =
        compare(
            List.of(sold("k1", "s1"), sold("k2", "s2")), posted("s1", "k1"), posted("s2", "k2"));

    assertThat(comparison.holds()).isTrue();
    assertThat(comparison.acknowledged()).isEqualTo(2);
    assertThat(comparison.unitsPosted()).isEqualTo(Map.of(1L, 4L));
    assertThat(comparison.sentences()).isEmpty();
  }

  @Test
  void findsALostSale() {
    Comparison comparison =
        compare(List.of(sold("k1", "s1"), sold("k2", "s2")), posted("s1", "k1"));

    assertThat(comparison.lost()).isEqualTo(1);
    assertThat(comparison.holds()).isFalse();
    assertThat(comparison.sentences()).containsExactly("NORTE acknowledged s2: lost");
  }

  @Test
  void listsApartWhatWentWithADisk() {
    Comparison comparison =
        Comparison.of(
            List.of(sold("k1", "s1"), sold("k2", "s2"), sold("k3", "s3")),
            Map.of(BRANCH, List.of(posted("s1", "k1"))),
            Set.of("k1", "k2"));

    assertThat(comparison.destroyed()).isEqualTo(1);
    assertThat(comparison.sentences()).containsExactly("NORTE acknowledged s3: lost");
  }

  @Test
  void doesNotCountALineThatMovedNoUnits() {
    LedgerLine repeated = new LedgerLine("REPEATED", "SALE", 1, 2, "s1", "k1");
    LedgerLine quarantined = new LedgerLine("QUARANTINED", "SALE", 1, 2, "s2", "k2");

    Comparison comparison =
        compare(
            List.of(sold("k1", "s1"), sold("k2", "s2")), posted("s1", "k1"), repeated, quarantined);

    assertThat(comparison.doubled()).isZero();
    assertThat(comparison.lost()).isEqualTo(1);
  }

  @Test
  void findsASaleThatWasPostedTwice() {
    Comparison comparison =
        compare(List.of(sold("k1", "s1")), posted("s1", "k1"), posted("s1", "k1"));

    assertThat(comparison.doubled()).isEqualTo(1);
    assertThat(comparison.holds()).isFalse();
  }

  @Test
  void findsAKeyThatBecameTwoSales() {
    Comparison atCentral = compare(List.of(silence("k1")), posted("s1", "k1"), posted("s2", "k1"));
    Comparison atTheTill = compare(List.of(sold("k1", "s1"), sold("k1", "s2")), posted("s1", "k1"));

    assertThat(atCentral.doubled()).isEqualTo(1);
    assertThat(atTheTill.doubled()).isEqualTo(1);
  }

  @Test
  void allowsAnUnansweredRequestToBeOneSaleOrNone() {
    assertThat(compare(List.of(silence("k1"))).holds()).isTrue();
    assertThat(compare(List.of(silence("k1")), posted("s1", "k1")).holds()).isTrue();
    assertThat(compare(List.of(silence("k1"), sold("k1", "s1")), posted("s1", "k1")).holds())
        .isTrue();
  }

  @Test
  void findsASaleThatNobodyAskedFor() {
    assertThat(compare(List.of(), posted("s1", "k1")).strange()).isEqualTo(1);
    assertThat(compare(List.of(), posted("s1", "")).strange()).isEqualTo(1);
  }

  @Test
  void findsASaleThatWasRefused() {
    Exchange refused = exchange("k1", new Answer.Refused(409, "urn:x"));

    assertThat(compare(List.of(refused), posted("s1", "k1")).strange()).isEqualTo(1);
    assertThat(compare(List.of(refused)).holds()).isTrue();
  }

  @Test
  void findsASaleThatSaysSomethingElse() {
    LedgerLine three = new LedgerLine("POSTED", "SALE", 1, 3, "s1", "k1");
    LedgerLine otherProduct = new LedgerLine("POSTED", "SALE", 9, 2, "s1", "k1");

    assertThat(compare(List.of(sold("k1", "s1")), three).strange()).isEqualTo(1);
    assertThat(compare(List.of(sold("k1", "s1")), otherProduct).strange()).isEqualTo(1);
  }

  @Test
  void findsAReceiptThatTwoCustomersWereGiven() {
    Comparison comparison =
        compare(List.of(sold("k1", "s1"), sold("k2", "s1")), posted("s1", "k1"));

    assertThat(comparison.strange()).isEqualTo(1);
  }

  private static Comparison compare(List<Exchange> exchanges, LedgerLine... lines) {
    return Comparison.of(exchanges, Map.of(BRANCH, List.of(lines)));
  }

  private static Exchange sold(String key, String saleId) {
    return exchange(key, new Answer.Sold(saleId, 1, 2, 0));
  }

  private static Exchange silence(String key) {
    return exchange(key, new Answer.NoAnswer("reset"));
  }

  private static Exchange exchange(String key, Answer answer) {
    return new Exchange(new SaleRequest(BRANCH, key, 1, 2), answer, 0, 0);
  }

  private static LedgerLine posted(String saleId, String key) {
    return new LedgerLine("POSTED", "SALE", 1, 2, saleId, key);
  }
}
