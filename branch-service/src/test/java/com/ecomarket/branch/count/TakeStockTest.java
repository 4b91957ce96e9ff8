package com.ecomarket.branch.count;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.branch.catalog.Product;
import com.ecomarket.branch.catalog.Product.NextPrice;
import com.ecomarket.branch.count.CountRefusal.NoSuchMoment;
import com.ecomarket.branch.count.CountRefusal.OpenArrivals;
import com.ecomarket.branch.count.CountRefusal.UnknownProduct;
import com.ecomarket.branch.journal.StoredLine;
import com.ecomarket.branch.stock.Outcome;
import com.ecomarket.branch.stock.Outcome.Done;
import com.ecomarket.branch.stock.Outcome.KeyReused;
import com.ecomarket.branch.stock.Outcome.Refused;
import com.ecomarket.branch.stock.RequestKey;
import com.ecomarket.branch.stock.TestShop;
import com.ecomarket.contract.StreamLine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TakeStockTest {
  @TempDir Path directory;
  private TestShop shop;
  private List<String> open = List.of();

  @BeforeEach
  void open() {
    shop = TestShop.open(directory);
  }

  @AfterEach
  void close() throws Exception {
    shop.close();
  }

  @Test
  void correctsWhatDiffersAndWritesNothingElse() {
    Map<Long, Long> differences =
        done(shop.ask(count(null, null, Map.of(1L, 48L, 2L, 20L, 3L, 11L)))).what();

    assertThat(differences).isEqualTo(Map.of(1L, -2L, 2L, 0L, 3L, 1L));
    assertThat(shop.stock().position().lastSeq()).isEqualTo(5);
    assertThat(shop.stock().units(1)).isEqualTo(48);
    assertThat(shop.stock().units(3)).isEqualTo(11);
  }

  @Test
  void isNotDisturbedByWhatWasSoldMeanwhile() {
    shop.sell(1, 5);
    long begun = shop.stock().position().lastSeq();
    shop.sell(1, 3);
    shop.sell(3, 1);
    TakeStock count = count(begun, null, Map.of(1L, 44L));
    shop.sell(1, 2); // after it was read and before the writer decides

    assertThat(done(shop.ask(count)).what()).isEqualTo(Map.of(1L, -1L));
    assertThat(shop.stock().units(1)).isEqualTo(50 - 10 - 1);
  }

  @Test
  void refusesAMomentThatIsNotInTheOpenStream() {
    TakeStock late = count(2L, null, Map.of(1L, 1L));
    assertThat(refused(shop.ask(count(4L, null, Map.of(1L, 1L)))))
        .isEqualTo(new NoSuchMoment(4, shop.stock().position().streamId(), 0, 3));
    shop.ask(
        pen -> {
          pen.openStream(
              new StreamLine("B", "S2", null, null, TestShop.CLOCK.instant()), Map.of(1L, 50L));
          return true;
        });

    assertThat(refused(shop.ask(late))).isEqualTo(new NoSuchMoment(2, "S2", 0, 0));
    assertThat(shop.stock().units(1)).isEqualTo(50);
  }

  @Test
  void refusesWhileSomethingIsOnTheWayUnlessItIsKnown() {
    open = List.of("s1");
    assertThat(refused(shop.ask(count(null, null, Map.of(1L, 1L)))))
        .isEqualTo(new OpenArrivals(List.of("s1")));
    assertThat(shop.stock().units(1)).isEqualTo(50);
    open = List.of();
    assertThat(done(shop.ask(count(null, null, Map.of(1L, 1L)))).what())
        .isEqualTo(Map.of(1L, -49L));
  }

  @Test
  void takesAllLinesOrNone() {
    assertThat(refused(shop.ask(count(null, null, Map.of(1L, 1L, 99L, 1L)))))
        .isEqualTo(new UnknownProduct(99));
    assertThat(shop.stock().units(1)).isEqualTo(50);
  }

  @Test
  void countsWhatIsRetiredAtThePriceOfTheMoment() {
    NextPrice dearer = new NextPrice(400, TestShop.CLOCK.instant());
    shop.learn(new Product(3, "Leche", 320, dearer, true));

    assertThat(shop.ask(count(null, null, Map.of(3L, 8L)))).isInstanceOf(Done.class);

    StoredLine line = shop.reader().line(shop.reader().stream(1), 4);
    assertThat(line.movement().unitPriceCents()).isEqualTo(400);
    assertThat(shop.stock().units(3)).isEqualTo(8);
  }

  @Test
  void countsOnceForOneKeyAlsoAfterARestart() throws Exception {
    Map<Long, Long> counted = Map.of(1L, 48L, 2L, 20L, 3L, 11L);
    Map<Long, Long> first = done(shop.ask(count(null, "k", counted))).what();
    shop.sell(1, 1);
    shop.close();
    shop = TestShop.open(directory);

    Done<Map<Long, Long>, CountRefusal> again = done(shop.ask(count(null, "k", counted)));

    assertThat(again.replayed()).isTrue();
    assertThat(again.what()).isEqualTo(first);
    assertThat(shop.ask(count(null, "k", Map.of(1L, 48L)))).isEqualTo(new KeyReused<>("k"));
    assertThat(shop.stock().units(1)).isEqualTo(47);
  }

  @Test
  void remembersKeysOfCountsThatFoundNoDifference() throws Exception {
    assertThat(done(shop.ask(count(null, "k", Map.of(1L, 50L)))).replayed()).isFalse();
    shop.sell(1, 1);
    shop.close();
    shop = TestShop.open(directory);

    Done<Map<Long, Long>, CountRefusal> again = done(shop.ask(count(null, "k", Map.of(1L, 50L))));

    assertThat(again.replayed()).isTrue();
    assertThat(again.what()).isEqualTo(Map.of(1L, 0L));
    assertThat(shop.stock().units(1)).isEqualTo(49);
    assertThat(shop.ask(count(null, "k", Map.of(1L, 49L)))).isEqualTo(new KeyReused<>("k"));
    assertThat(done(shop.ask(count(null, null, Map.of(1L, 49L)))).replayed()).isFalse();
  }

  private TakeStock count(@Nullable Long asOf, @Nullable String key, Map<Long, Long> counted) {
    Map<Long, Long> inOrder = new TreeMap<>(counted);
    return new TakeStock(
        inOrder,
        asOf,
        null,
        RequestKey.of(key, inOrder::toString),
        TestShop.CLOCK.instant(),
        shop.stock().position(),
        shop.reader(),
        pen -> open);
  }

  private static <T, R> Done<T, R> done(Outcome<T, R> outcome) {
    return (Done<T, R>) outcome;
  }

  private static <T, R> R refused(Outcome<T, R> outcome) {
    return ((Refused<T, R>) outcome).why();
  }
}
