package com.ecomarket.branch.sale;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.branch.sale.SaleRefusal.InsufficientStock;
import com.ecomarket.branch.sale.SaleRefusal.UnknownProduct;
import com.ecomarket.branch.stock.Outcome;
import com.ecomarket.branch.stock.Outcome.Done;
import com.ecomarket.branch.stock.Outcome.KeyReused;
import com.ecomarket.branch.stock.Outcome.Refused;
import com.ecomarket.branch.stock.RequestKey;
import com.ecomarket.branch.stock.TestShop;
import com.ecomarket.contract.Movement;
import java.nio.file.Path;
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
    return new Sell(
        product,
        quantity,
        RequestKey.of(key, () -> product + "x" + quantity),
        TestShop.CLOCK.instant());
  }

  private static <T, R> Done<T, R> done(Outcome<T, R> outcome) {
    return (Done<T, R>) outcome;
  }

  private static <T, R> R refused(Outcome<T, R> outcome) {
    return ((Refused<T, R>) outcome).why();
  }
}
