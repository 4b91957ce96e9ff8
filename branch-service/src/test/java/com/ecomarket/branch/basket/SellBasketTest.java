package com.ecomarket.branch.basket;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.branch.basket.SellBasket.Wanted;
import com.ecomarket.branch.catalog.Product;
import com.ecomarket.branch.catalog.Product.NextPrice;
import com.ecomarket.branch.sale.SaleRefusal;
import com.ecomarket.branch.sale.SaleRefusal.InsufficientStock;
import com.ecomarket.branch.sale.SaleRefusal.PriceChanged;
import com.ecomarket.branch.sale.SaleRefusal.ProductRetired;
import com.ecomarket.branch.sale.SaleRefusal.TenderedTooLittle;
import com.ecomarket.branch.sale.SaleRefusal.UnknownProduct;
import com.ecomarket.branch.stock.Outcome;
import com.ecomarket.branch.stock.Outcome.Done;
import com.ecomarket.branch.stock.Outcome.KeyReused;
import com.ecomarket.branch.stock.Outcome.Refused;
import com.ecomarket.branch.stock.RequestKey;
import com.ecomarket.branch.stock.TestShop;
import com.ecomarket.contract.Facts.Basket;
import com.ecomarket.contract.Movement;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SellBasketTest {
  private static final Wanted APPLES = new Wanted(1, 5, null);
  private static final Wanted BREAD = new Wanted(2, 2, 180L);

  @TempDir Path directory;
  private TestShop shop;

  @BeforeEach
  void open() {
    shop = TestShop.open(directory);
  }

  @AfterEach
  void close() throws Exception {
    shop.close();
  }

  @Test
  void writesAllLinesUnderOneSaleId() {
    List<Movement> lines = done(ask("k", 2_000L, APPLES, BREAD)).what();

    assertThat(lines).extracting(Movement::productId).containsExactly(1L, 2L);
    assertThat(lines).extracting(Movement::seq).containsExactly(4L, 5L);
    assertThat(lines).extracting(Movement::unitPriceCents).containsExactly(250L, 180L);
    assertThat(lines).extracting(line -> line.sale().stockAfter()).containsExactly(45L, 18L);
    assertThat(lines.stream().map(line -> line.sale().saleId()).distinct()).hasSize(1);
    assertThat(lines.get(0).sale().basket()).isEqualTo(new Basket(2, 2_000L));
    assertThat(lines.get(0).facts().key()).isEqualTo("k");
    assertThat(lines.get(1).sale().basket()).isNull();
    assertThat(lines.get(1).facts().key()).isNull();
    assertThat(shop.stock().units(1)).isEqualTo(45);
    assertThat(shop.stock().units(2)).isEqualTo(18);
  }

  @Test
  void sellsAllOrNothing() {
    Wanted tooMuch = new Wanted(3, 11, null);

    InsufficientStock refused = (InsufficientStock) refused(ask(null, null, APPLES, tooMuch));

    assertThat(refused.product().productId()).isEqualTo(3);
    assertThat(refused.requested()).isEqualTo(11);
    assertThat(refused.available()).isEqualTo(10);
    assertThat(refused(ask(null, null, APPLES, new Wanted(99, 1, null))))
        .isEqualTo(new UnknownProduct(99));
    assertNothingSold();
  }

  @Test
  void refusesAPriceThatIsNoLongerTrue() {
    PriceChanged refused = (PriceChanged) refused(ask(null, null, APPLES, new Wanted(2, 1, 179L)));

    assertThat(refused.nowCents()).isEqualTo(180);
    assertThat(refused.expectedCents()).isEqualTo(179);
    assertNothingSold();
  }

  @Test
  void holdsTheTillToThePriceOfTheMomentWhenTheCatalogueIsReplaced() {
    Product bread = new Product(2, "Pan", 170);
    shop.learn(bread);

    assertThat(refused(ask(null, null, BREAD))).isEqualTo(new PriceChanged(bread, 180, 170));
    assertNothingSold();
    List<Movement> lines = done(ask(null, null, new Wanted(2, 1, 170L))).what();

    assertThat(lines).extracting(Movement::unitPriceCents).containsExactly(170L);
  }

  @Test
  void holdsTheTillToAPlannedPriceFromItsFirstMomentOn() {
    Instant monday = TestShop.CLOCK.instant().plusSeconds(60);
    Product bread = new Product(2, "Pan", 180, new NextPrice(200, monday), false);
    shop.learn(bread);
    SellBasket before = at(monday.minusMillis(1), BREAD);
    SellBasket after = at(monday, BREAD);
    SellBasket dearer = at(monday, new Wanted(2, 2, 200L));

    assertThat(done(shop.ask(before)).what().get(0).unitPriceCents()).isEqualTo(180);
    assertThat(refused(shop.ask(after))).isEqualTo(new PriceChanged(bread, 180, 200));
    assertThat(done(shop.ask(dearer)).what().get(0).unitPriceCents()).isEqualTo(200);
    assertThat(refused(shop.ask(tendered(monday, 399)))).isEqualTo(new TenderedTooLittle(400, 399));
  }

  @Test
  void sellsNothingOfABasketWithSomethingRetired() {
    Product bread = new Product(2, "Pan", 180, null, true);
    shop.learn(bread);

    assertThat(refused(ask(null, null, APPLES, BREAD))).isEqualTo(new ProductRetired(bread));
    assertNothingSold();
  }

  private static SellBasket at(Instant at, Wanted line) {
    return new SellBasket(List.of(line), null, null, at);
  }

  private static SellBasket tendered(Instant at, long cents) {
    return new SellBasket(List.of(new Wanted(2, 2, null)), cents, null, at);
  }

  @Test
  void takesWhatCoversTheTotalAndNoCentLess() {
    assertThat(refused(ask(null, 1_609L, APPLES, BREAD)))
        .isEqualTo(new TenderedTooLittle(1_610, 1_609));
    assertNothingSold();

    assertThat(ask(null, 1_610L, APPLES, BREAD)).isInstanceOf(Done.class);
  }

  @Test
  void sellsOnceForOneKeyAlsoAfterARestart() throws Exception {
    List<Movement> first = done(ask("k", 2_000L, APPLES, BREAD)).what();
    shop.sell(1, 1); // stands right behind the basket and is not of it
    Done<List<Movement>, SaleRefusal> again = done(ask("k", 2_000L, APPLES, BREAD));
    shop.close();
    shop = TestShop.open(directory);

    assertThat(again.replayed()).isTrue();
    assertThat(again.what()).isEqualTo(first);
    assertThat(done(ask("k", 2_000L, APPLES, BREAD)).what()).isEqualTo(first);
    assertThat(ask("k", 2_001L, APPLES, BREAD)).isEqualTo(new KeyReused<>("k"));
    assertThat(shop.stock().units(2)).isEqualTo(18);
  }

  @Test
  void joinsTwoRequestsWithOneKeyInOneBatch() {
    List<Movement> again =
        shop.ask(
            pen -> {
              basket("k", null, APPLES, BREAD).decide(pen);
              basket(null, null, APPLES).decide(pen);
              return done(basket("k", null, APPLES, BREAD).decide(pen)).what();
            });

    assertThat(again).extracting(Movement::productId).containsExactly(1L, 2L);
    assertThat(shop.stock().units(1)).isEqualTo(40);
  }

  private Outcome<List<Movement>, SaleRefusal> ask(
      @Nullable String key, @Nullable Long tendered, Wanted... lines) {
    return shop.ask(basket(key, tendered, lines));
  }

  private static SellBasket basket(@Nullable String key, @Nullable Long tendered, Wanted... lines) {
    return new SellBasket(
        List.of(lines),
        tendered,
        RequestKey.of(key, () -> List.of(lines) + " " + tendered),
        TestShop.CLOCK.instant());
  }

  private void assertNothingSold() {
    assertThat(shop.stock().position().lastSeq()).isEqualTo(3);
    assertThat(shop.stock().units(1)).isEqualTo(50);
  }

  private static <T, R> Done<T, R> done(Outcome<T, R> outcome) {
    return (Done<T, R>) outcome;
  }

  private static <T, R> R refused(Outcome<T, R> outcome) {
    return ((Refused<T, R>) outcome).why();
  }
}
