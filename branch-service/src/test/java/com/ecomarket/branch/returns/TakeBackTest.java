package com.ecomarket.branch.returns;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.branch.catalog.Product;
import com.ecomarket.branch.catalog.Product.NextPrice;
import com.ecomarket.branch.journal.StoredLine;
import com.ecomarket.branch.receipt.Sale;
import com.ecomarket.branch.returns.ReturnRefusal.MoreThanSold;
import com.ecomarket.branch.returns.ReturnRefusal.NotInSale;
import com.ecomarket.branch.returns.ReturnRefusal.UnknownProduct;
import com.ecomarket.branch.stock.Outcome;
import com.ecomarket.branch.stock.Outcome.Done;
import com.ecomarket.branch.stock.Outcome.KeyReused;
import com.ecomarket.branch.stock.Outcome.Refused;
import com.ecomarket.branch.stock.RequestKey;
import com.ecomarket.branch.stock.TestShop;
import com.ecomarket.contract.Facts.ReturnFacts;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.StreamLine;
import com.ecomarket.contract.UnreadableLine;
import com.ecomarket.contract.Wire;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakeBackTest {
  private static final String ELSEWHERE = "019a0000-0000-7000-8000-000000000000";

  @TempDir Path directory;
  private TestShop shop;
  private String sale;

  @BeforeEach
  void open() {
    shop = TestShop.open(directory);
    sale = shop.sell(3, 5); // at 2.50, and the catalogue says 3.20
  }

  @AfterEach
  void close() throws Exception {
    shop.close();
  }

  @Test
  void putsUnitsBackOnTheShelfAtThePriceThatWasCharged() {
    Movement line = done(shop.ask(back(sale, 3, 2, null))).what();

    assertThat(line.unitPriceCents()).isEqualTo(250);
    assertThat(line.quantity()).isEqualTo(2);
    ReturnFacts facts = (ReturnFacts) line.facts();
    assertThat(facts.saleId()).isEqualTo(sale);
    assertThat(facts.verified()).isTrue();
    assertThat(shop.stock().units(3)).isEqualTo(7);
  }

  @Test
  void keepsDamagedUnitsOffTheShelf() {
    TakeBack damaged = new TakeBack(sale, sale(sale), 3, 2, true, null, TestShop.CLOCK.instant());

    assertThat(shop.ask(damaged)).isInstanceOf(Done.class);
    assertThat(shop.stock().units(3)).isEqualTo(5);
    assertThat(refused(shop.ask(back(sale, 3, 4, null)))).isEqualTo(new MoreThanSold(5, 2, 4));
  }

  @Test
  void neverTakesBackMoreThanWasSoldAlsoAfterARestart() throws Exception {
    assertThat(refused(shop.ask(back(sale, 3, 6, null)))).isEqualTo(new MoreThanSold(5, 0, 6));
    shop.ask(back(sale, 3, 3, null));
    shop.close();
    shop = TestShop.open(directory);

    assertThat(refused(shop.ask(back(sale, 3, 3, null)))).isEqualTo(new MoreThanSold(5, 3, 3));
    assertThat(shop.ask(back(sale, 3, 2, null))).isInstanceOf(Done.class);
    assertThat(refused(shop.ask(back(sale, 3, 1, null)))).isEqualTo(new MoreThanSold(5, 5, 1));
    assertThat(shop.stock().units(3)).isEqualTo(10);
  }

  @Test
  void seesTheReturnsBeforeItInOneBatch() {
    Outcome<Movement, ReturnRefusal> second =
        shop.ask(
            pen -> {
              back(sale, 3, 3, null).decide(pen);
              return back(sale, 3, 3, null).decide(pen);
            });

    assertThat(refused(second)).isEqualTo(new MoreThanSold(5, 3, 3));
  }

  @Test
  void countsAReturnOnceThatHealingWroteAgain() {
    shop.ask(back(sale, 3, 3, null));
    StoredLine sold = shop.reader().findSale(sale);
    StoredLine returned = shop.reader().line(shop.reader().stream(1), sold.seq() + 1);
    shop.ask(
        pen -> {
          pen.openStream(
              new StreamLine("B", "S2", null, null, TestShop.CLOCK.instant()), Map.of(3L, 10L));
          for (StoredLine line : List.of(sold, returned)) {
            pen.writeAgain(seq -> moved(line, seq), line.movement());
          }
          return true;
        });

    assertThat(refused(shop.ask(back(sale, 3, 3, null)))).isEqualTo(new MoreThanSold(5, 3, 3));
    assertThat(shop.ask(back(sale, 3, 2, null))).isInstanceOf(Done.class);
  }

  @Test
  void refusesAProductThatTheSaleDidNotSell() {
    assertThat(refused(shop.ask(back(sale, 1, 1, null)))).isEqualTo(new NotInSale(sale, 1));
  }

  @Test
  void takesWhatAnotherBranchSoldUnverifiedAtTheCataloguePrice() {
    Movement line = done(shop.ask(back(ELSEWHERE, 3, 2, null))).what();

    assertThat(((ReturnFacts) line.facts()).verified()).isFalse();
    assertThat(line.unitPriceCents()).isEqualTo(320);
    assertThat(refused(shop.ask(back(ELSEWHERE, 99, 1, null)))).isEqualTo(new UnknownProduct(99));
  }

  @Test
  void takesBackWhatIsRetiredAtThePriceOfTheMoment() {
    NextPrice dearer = new NextPrice(400, TestShop.CLOCK.instant());
    shop.learn(new Product(3, "Leche", 320, dearer, true));

    assertThat(done(shop.ask(back(ELSEWHERE, 3, 1, null))).what().unitPriceCents()).isEqualTo(400);
    assertThat(done(shop.ask(back(sale, 3, 1, null))).what().unitPriceCents()).isEqualTo(250);
    assertThat(shop.stock().units(3)).isEqualTo(7);
  }

  @Test
  void takesBackOnceForOneKey() {
    Movement first = done(shop.ask(back(sale, 3, 5, "k"))).what();
    Done<Movement, ReturnRefusal> again = done(shop.ask(back(sale, 3, 5, "k")));

    assertThat(again.replayed()).isTrue();
    assertThat(again.what()).isEqualTo(first);
    assertThat(shop.ask(back(sale, 3, 4, "k"))).isEqualTo(new KeyReused<>("k"));
    assertThat(shop.stock().units(3)).isEqualTo(10);
  }

  private TakeBack back(String saleId, long product, long quantity, @Nullable String key) {
    return new TakeBack(
        saleId,
        sale(saleId),
        product,
        quantity,
        false,
        RequestKey.of(key, () -> saleId + product + "x" + quantity),
        TestShop.CLOCK.instant());
  }

  private @Nullable Sale sale(String saleId) {
    StoredLine line = shop.reader().findSale(saleId);
    return line == null ? null : new Sale(List.of((Movement) line.read()));
  }

  private static byte[] moved(StoredLine line, long seq) {
    try {
      return Wire.moved(line.bytes(), seq, line.ref());
    } catch (UnreadableLine e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T, R> Done<T, R> done(Outcome<T, R> outcome) {
    return (Done<T, R>) outcome;
  }

  private static <T, R> R refused(Outcome<T, R> outcome) {
    return ((Refused<T, R>) outcome).why();
  }
}
