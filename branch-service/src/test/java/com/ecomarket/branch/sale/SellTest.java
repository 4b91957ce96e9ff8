package com.ecomarket.branch.sale;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.branch.catalog.Product;
import com.ecomarket.branch.catalog.Product.NextPrice;
import com.ecomarket.branch.sale.SaleRefusal.InsufficientStock;
import com.ecomarket.branch.sale.SaleRefusal.ProductRetired;
import com.ecomarket.branch.sale.SaleRefusal.UnknownProduct;
import com.ecomarket.branch.stock.Outcome;
import com.ecomarket.branch.stock.Outcome.Done;
import com.ecomarket.branch.stock.Outcome.KeyReused;
import com.ecomarket.branch.stock.Outcome.Refused;
import com.ecomarket.branch.stock.RequestKey;
import com.ecomarket.branch.stock.TestShop;
import com.ecomarket.contract.Movement;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SellTest {
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
  void takesTheUnitsOffTheShelfAtTheCataloguePrice() {
    Movement line = done(shop.ask(sell(1, 5, null))).what();

    assertThat(line.quantity()).isEqualTo(5);
    assertThat(line.unitPriceCents()).isEqualTo(250);
    assertThat(line.sale().stockAfter()).isEqualTo(45);
    assertThat(line.sale().catalogVersion()).isEqualTo(1);
    assertThat(shop.stock().units(1)).isEqualTo(45);
  }

  @Test
  void sellsTheLastUnitAndNoMore() {
    assertThat(shop.ask(sell(3, 10, null))).isInstanceOf(Done.class);

    InsufficientStock refused = (InsufficientStock) refused(shop.ask(sell(3, 1, null)));

    assertThat(refused.requested()).isEqualTo(1);
    assertThat(refused.available()).isZero();
    assertThat(shop.stock().units(3)).isZero();
  }

  @Test
  void refusesWhatIsNotInTheCatalogue() {
    assertThat(refused(shop.ask(sell(99, 1, null)))).isEqualTo(new UnknownProduct(99));
  }

  @Test
  void takesThePriceThatIsTrueAtItsMoment() {
    NextPrice dearer = new NextPrice(280, TestShop.CLOCK.instant());
    shop.learn(new Product(1, "Manzanas", 260, dearer, false));

    assertThat(done(shop.ask(sell(1, 1, null, Duration.ofMillis(-1)))).what().unitPriceCents())
        .isEqualTo(260);
    Movement later = done(shop.ask(sell(1, 1, null, Duration.ZERO))).what();

    assertThat(later.unitPriceCents()).isEqualTo(280);
    assertThat(later.sale().catalogVersion()).isEqualTo(1);
  }

  @Test
  void doesNotSellWhatIsRetiredAndSellsItAgainWhenItIsNot() {
    Product retired = new Product(1, "Manzanas", 250, null, true);
    shop.learn(retired);
    assertThat(refused(shop.ask(sell(1, 1, null)))).isEqualTo(new ProductRetired(retired));
    assertThat(shop.stock().units(1)).isEqualTo(50);

    shop.learn(new Product(1, "Manzanas", 250));

    assertThat(shop.ask(sell(1, 1, null))).isInstanceOf(Done.class);
  }

  @Test
  void repeatsASaleOfWhatIsRetiredSince() {
    Done<Movement, SaleRefusal> first = done(shop.ask(sell(1, 5, "k")));
    shop.learn(new Product(1, "Manzanas", 999, null, true));

    assertThat(done(shop.ask(sell(1, 5, "k"))).what()).isEqualTo(first.what());
  }

  @Test
  void sellsOnceForOneKey() {
    Done<Movement, SaleRefusal> first = done(shop.ask(sell(1, 5, "k")));
    Done<Movement, SaleRefusal> again = done(shop.ask(sell(1, 5, "k")));

    assertThat(first.replayed()).isFalse();
    assertThat(again.replayed()).isTrue();
    assertThat(again.what()).isEqualTo(first.what());
    assertThat(shop.stock().units(1)).isEqualTo(45);
  }

  @Test
  void remembersKeysAcrossRestarts() throws Exception {
    Done<Movement, SaleRefusal> first = done(shop.ask(sell(1, 5, "k")));
    shop.close();
    shop = TestShop.open(directory);

    assertThat(done(shop.ask(sell(1, 5, "k"))).what()).isEqualTo(first.what());
  }

  @Test
  void refusesAKeyThatComesWithAnotherRequest() {
    shop.ask(sell(1, 5, "k"));

    assertThat(shop.ask(sell(1, 6, "k"))).isEqualTo(new KeyReused<>("k"));
    assertThat(shop.stock().units(1)).isEqualTo(45);
  }

  @Test
  void mayRetryARefusedRequestWithItsKey() {
    assertThat(refused(shop.ask(sell(3, 11, "k")))).isInstanceOf(InsufficientStock.class);

    assertThat(shop.ask(sell(3, 10, "k"))).isInstanceOf(Done.class);
  }

  @Test
  void joinsTwoRequestsWithOneKeyInOneBatch() {
    Done<Movement, SaleRefusal> second =
        shop.ask(
            pen -> {
              sell(1, 5, "k").decide(pen);
              sell(1, 1, "other").decide(pen);
              return done(sell(1, 5, "k").decide(pen));
            });

    assertThat(second.replayed()).isTrue();
    assertThat(second.what().quantity()).isEqualTo(5);
    assertThat(shop.stock().units(1)).isEqualTo(44);
  }

  private static Sell sell(long product, long quantity, @Nullable String key) {
    return sell(product, quantity, key, Duration.ZERO);
  }

  private static Sell sell(long product, long quantity, @Nullable String key, Duration later) {
    return new Sell(
        product,
        quantity,
        RequestKey.of(key, () -> product + "x" + quantity),
        TestShop.CLOCK.instant().plus(later));
  }

  private static <T, R> Done<T, R> done(Outcome<T, R> outcome) {
    return (Done<T, R>) outcome;
  }

  private static <T, R> R refused(Outcome<T, R> outcome) {
    return ((Refused<T, R>) outcome).why();
  }
}
