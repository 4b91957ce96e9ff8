package com.ecomarket.central.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.catalog.Change.Kind;
import com.ecomarket.central.catalog.PriceHistory.Price;
import com.ecomarket.central.catalog.Product.Next;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a product when somebody wants something of it. */
@Tag("no-store")
class WantedTest {
  private static final long NOW = 1_000_000;
  private static final Product BREAD = new Product(2, "Pan", 180, 500, null, true, false, 7);
  private static final Product PLANNED =
      new Product(2, "Pan", 180, 500, new Next(200, NOW + 50), true, false, 7);

  @Test
  void listsAProductThatIsNewOrUnlisted() {
    Product listed = new Product(2, "Pan", 180, NOW, null, true, false, 0);

    assertThat(price(180, null).over(null, NOW)).isEqualTo(new Change(null, listed));
    Change change = price(180, null).over(Product.unlisted(2, "product 2", 99), NOW);
    assertThat(change.after()).isEqualTo(listed);
    assertThat(change.kind()).isEqualTo(Kind.CHANGED);
    assertThat(change.startsPrice()).isTrue();
  }

  @Test
  void changesNothingOfWhatIsSoAlready() {
    assertThat(price(180, null).over(BREAD, NOW).kind()).isEqualTo(Kind.UNCHANGED);
    assertThat(price(200, NOW + 50).over(PLANNED, NOW).kind()).isEqualTo(Kind.UNCHANGED);
    // The plan has begun, and is the price that is wanted.
    assertThat(price(200, NOW + 50).over(PLANNED.at(NOW + 50), NOW + 50).kind())
        .isEqualTo(Kind.UNCHANGED);
  }

  @Test
  void startsAPriceNowAndDropsThePlan() {
    Change change = price(190, null).over(PLANNED, NOW);

    assertThat(change.after()).isEqualTo(new Product(2, "Pan", 190, NOW, null, true, false, 7));
    assertThat(change.startsPrice() && change.dropsPlan() && !change.startsPlan()).isTrue();
    // A moment that is past is now.
    assertThat(price(190, 5L).over(PLANNED, NOW)).isEqualTo(change);
  }

  @Test
  void plansOnePriceAndKeepsThePresentOne() {
    Change change = price(210, NOW + 1).over(PLANNED, NOW);

    assertThat(change.after())
        .isEqualTo(new Product(2, "Pan", 180, 500, new Next(210, NOW + 1), true, false, 7));
    assertThat(!change.startsPrice() && change.dropsPlan() && change.startsPlan()).isTrue();
  }

  @Test
  void leavesAloneWhatAPriceListDoesNotSay() {
    Product retired = new Product(2, "Pan", 180, 500, new Next(200, NOW + 50), true, true, 7);
    Wanted list = new Wanted(2, "Pan", 190, null, null, true);

    assertThat(list.over(retired, NOW).after())
        .isEqualTo(new Product(2, "Pan", 190, NOW, new Next(200, NOW + 50), true, true, 7));
    assertThat(list.over(null, NOW).after().retired()).isFalse();
  }

  @Test
  void neverStartsAPriceBeforeThePresentOne() {
    Product ahead = new Product(2, "Pan", 180, NOW + 9, null, true, false, 7);

    assertThat(price(190, null).over(ahead, NOW).after().priceFrom()).isEqualTo(NOW + 9);
  }

  @Test
  void knowsThatANewProductNeedsAPriceFromNowOn() {
    assertThat(price(190, NOW + 1).lacksPrice(null, NOW)).isTrue();
    assertThat(price(190, NOW + 1).lacksPrice(Product.unlisted(2, "x", 1), NOW)).isTrue();
    assertThat(price(190, NOW + 1).lacksPrice(BREAD, NOW)).isFalse();
    assertThat(price(190, NOW).lacksPrice(null, NOW)).isFalse();
  }

  @Test
  void knowsThePriceOfAMoment() {
    assertThat(PLANNED.priceAt(Instant.ofEpochMilli(NOW + 50))).hasValue(200);
    assertThat(PLANNED.priceAt(Instant.ofEpochMilli(NOW + 49))).hasValue(180);
    assertThat(PLANNED.priceAt(Instant.ofEpochMilli(500))).hasValue(180);
    assertThat(PLANNED.priceAt(Instant.ofEpochMilli(499))).isEmpty();
    // No clock of a branch makes central stumble.
    assertThat(PLANNED.priceAt(Instant.MAX)).hasValue(200);
    assertThat(PLANNED.priceAt(Instant.MIN)).isEmpty();

    List<Price> history = List.of(new Price(150, 0), new Price(160, 400), new Price(180, 500));
    assertThat(PriceHistory.at(history, Instant.ofEpochMilli(499))).hasValue(160);
    assertThat(PriceHistory.at(history, Instant.MIN)).hasValue(150);
    assertThat(PriceHistory.at(history.subList(1, 3), Instant.ofEpochMilli(399))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Pan", "Ñandú 1/2 kg", "50% menos", "🍞 Pan", "a"})
  void takesNames(String name) {
    assertThat(ProductName.isPrintable(name) && !ProductName.isFormula(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", " Pan", "Pan ", "\u00a0Pan", "a\0b", "a\nb", "a\u2028b", "a\ud800", "\t"})
  void refusesNamesThatNobodyCanPrint(String name) {
    assertThat(ProductName.isPrintable(name)).isFalse();
    assertThat(ProductName.isPrintable("x".repeat(201))).isFalse();
    assertThat(ProductName.isPrintable("x".repeat(200))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "5",
        "2026-01-31",
        "2026-01-31T08:00:00",
        "2026-02-30T08:00:00Z",
        "2026-01-31T25:00:00Z",
        "2100-01-01T00:00:00Z",
        "+12026-01-31T08:00:00Z",
        "2026-01-31t08:00:00z",
        "2026-01-31T08:00:00Z "
      })
  void refusesWhatIsNoMoment(String text) {
    assertThat(Moment.parse(text)).isEmpty();
  }

  @Test
  void readsAMomentOfAnyOffset() {
    assertThat(Moment.parse("2026-01-31T08:00-05:00"))
        .hasValue(Instant.parse("2026-01-31T13:00:00Z"));
  }

  private static Wanted price(long cents, Long from) {
    return new Wanted(
        2, "Pan", cents, false, from == null ? null : Instant.ofEpochMilli(from), false);
  }
}
