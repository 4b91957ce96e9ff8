package com.ecomarket.branch.sale;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.branch.sale.SaleOutcome.InsufficientStock;
import com.ecomarket.branch.sale.SaleOutcome.KeyReused;
import com.ecomarket.branch.sale.SaleOutcome.Sold;
import com.ecomarket.branch.sale.SaleOutcome.UnknownProduct;
import com.ecomarket.branch.stock.TestShop;
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
    Sold sold = (Sold) shop.ask(sell(1, 5, null));

    assertThat(sold.line().quantity()).isEqualTo(5);
    assertThat(sold.line().unitPriceCents()).isEqualTo(250);
    assertThat(sold.line().sale().stockAfter()).isEqualTo(45);
    assertThat(sold.line().sale().catalogVersion()).isEqualTo(1);
    assertThat(shop.stock().units(1)).isEqualTo(45);
  }

  @Test
  void sellsTheLastUnitAndNoMore() {
    assertThat(shop.ask(sell(3, 10, null))).isInstanceOf(Sold.class);

    InsufficientStock refused = (InsufficientStock) shop.ask(sell(3, 1, null));

    assertThat(refused.requested()).isEqualTo(1);
    assertThat(refused.available()).isZero();
    assertThat(shop.stock().units(3)).isZero();
  }

  @Test
  void refusesWhatIsNotInTheCatalogue() {
    assertThat(shop.ask(sell(99, 1, null))).isEqualTo(new UnknownProduct(99));
  }

  @Test
  void sellsOnceForOneKey() {
    Sold first = (Sold) shop.ask(sell(1, 5, "k"));
    Sold again = (Sold) shop.ask(sell(1, 5, "k"));

    assertThat(first.replayed()).isFalse();
    assertThat(again.replayed()).isTrue();
    assertThat(again.line()).isEqualTo(first.line());
    assertThat(shop.stock().units(1)).isEqualTo(45);
  }

  @Test
  void remembersKeysAcrossRestarts() throws Exception {
    Sold first = (Sold) shop.ask(sell(1, 5, "k"));
    shop.close();
    shop = TestShop.open(directory);

    assertThat(((Sold) shop.ask(sell(1, 5, "k"))).line()).isEqualTo(first.line());
  }

  @Test
  void refusesAKeyThatComesWithAnotherRequest() {
    shop.ask(sell(1, 5, "k"));

    assertThat(shop.ask(sell(1, 6, "k"))).isEqualTo(new KeyReused("k"));
    assertThat(shop.stock().units(1)).isEqualTo(45);
  }

  @Test
  void mayRetryARefusedRequestWithItsKey() {
    assertThat(shop.ask(sell(3, 11, "k"))).isInstanceOf(InsufficientStock.class);

    assertThat(shop.ask(sell(3, 10, "k"))).isInstanceOf(Sold.class);
  }

  @Test
  void joinsTwoRequestsWithOneKeyInOneBatch() {
    Sold second =
        shop.ask(
            pen -> {
              sell(1, 5, "k").decide(pen);
              return (Sold) sell(1, 5, "k").decide(pen);
            });

    assertThat(second.replayed()).isTrue();
    assertThat(shop.stock().units(1)).isEqualTo(45);
  }

  private static Sell sell(long product, long quantity, @Nullable String key) {
    return new Sell(
        product,
        quantity,
        key,
        key == null ? null : product + "x" + quantity,
        TestShop.CLOCK.instant());
  }
}
