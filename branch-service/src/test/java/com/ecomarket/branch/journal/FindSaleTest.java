package com.ecomarket.branch.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.branch.stock.TestShop;
import com.ecomarket.contract.Facts.Basket;
import com.ecomarket.contract.Facts.SaleFacts;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.SaleId;
import com.ecomarket.contract.StreamLine;
import com.ecomarket.contract.UnreadableLine;
import com.ecomarket.contract.Wire;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sale is found by the place in its id, and where healing wrote it again, there. */
class FindSaleTest {
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
  void findsASaleWhereItsIdSays() {
    sell();
    Movement second = sell();

    StoredLine found = shop.reader().findSale(id(second));

    assertThat(found.read()).isEqualTo(second);
    assertThat(shop.reader().findSale(id(second).toUpperCase(Locale.ROOT)).read())
        .isEqualTo(second);
  }

  @Test
  void findsNothingUnderAnIdThatIsNotThere() {
    Movement sold = sell();
    String another = SaleId.at(Instant.EPOCH, sold.seq());

    assertThat(shop.reader().findSale(another)).isNull();
    assertThat(shop.reader().findSale(SaleId.at(TestShop.CLOCK.instant(), 1_000_000))).isNull();
  }

  @Test
  void findsASaleOfASealedStreamAfterAnotherSaleTookItsSeq() {
    Movement old = sell();
    open("S2");
    while (shop.stock().position().lastSeq() < old.seq()) {
      sell();
    }

    assertThat(shop.reader().findSale(id(old)).read()).isEqualTo(old);
  }

  @Test
  void findsASaleThatWasWrittenAgainAtItsLatestPlaceAndListsItOnce() {
    Movement first = sell();
    Movement second = sell();
    StoredLine old = shop.reader().findSale(id(second));
    open("S2");
    shop.ask(
        pen -> {
          pen.writeAgain(seq -> moved(old, seq), second);
          return true;
        });

    StoredLine found = shop.reader().findSale(id(second));

    assertThat(found.streamId()).isEqualTo("S2");
    assertThat(((Movement) found.read()).sale()).isEqualTo(second.sale());
    assertThat(shop.reader().sales(0, 10))
        .extracting(line -> id((Movement) line.read()))
        .containsExactly(id(first), id(second));
  }

  @Test
  void readsABasketFromItsFirstLineAlsoWhenAllOfItWasWrittenAgain() {
    sell();
    List<Movement> basket = basket();
    sell();
    StoredLine old = shop.reader().findSale(id(basket.get(0)));
    assertThat(shop.reader().together(old)).extracting(StoredLine::read).isEqualTo(basket);
    List<StoredLine> lines = shop.reader().together(old);
    open("S2");

    // Two lines before it: where its id says stands its second line now.
    writeAgain(shop.reader().lines(shop.reader().stream(1), 3, 4, 9_999));
    writeAgain(lines);

    StoredLine found = shop.reader().findSale(id(basket.get(0)));
    assertThat(found.streamId()).isEqualTo("S2");
    assertThat(shop.reader().together(found))
        .extracting(line -> ((Movement) line.read()).firstSeq())
        .containsExactly(5L, 6L, 7L);
    assertThat(shop.reader().sales(0, 10))
        .extracting(line -> id((Movement) line.read()))
        .containsOnlyOnce(id(basket.get(0)));
  }

  @Test
  void readsABasketWhoseEndAloneWasWrittenAgainFromWhereItBegins() {
    List<Movement> basket = basket();
    List<StoredLine> lines = shop.reader().together(shop.reader().findSale(id(basket.get(0))));
    open("S2");

    writeAgain(lines.subList(1, 3));

    StoredLine found = shop.reader().findSale(id(basket.get(0)));
    assertThat(shop.reader().together(found)).extracting(StoredLine::read).isEqualTo(basket);
    assertThat(shop.reader().sales(0, 10)).hasSize(1);
  }

  private List<Movement> basket() {
    return shop.ask(
        pen -> {
          Instant at = TestShop.CLOCK.instant();
          String id = SaleId.at(at, pen.position().lastSeq() + 1);
          List<Movement> lines = new ArrayList<>();
          for (long product = 1; product <= 3; product++) {
            Basket first = product == 1 ? new Basket(3, null) : null;
            SaleFacts facts = new SaleFacts(id, 1, 0, first, null, null);
            long of = product;
            lines.add(pen.write(seq -> Movement.of(seq, of, 1, 250, facts, at)));
          }
          return lines;
        });
  }

  private void writeAgain(List<StoredLine> lines) {
    shop.ask(
        pen -> {
          lines.forEach(line -> pen.writeAgain(seq -> moved(line, seq), line.movement()));
          return true;
        });
  }

  private Movement sell() {
    return shop.ask(
        pen ->
            pen.write(
                seq -> {
                  String id = SaleId.at(TestShop.CLOCK.instant(), seq);
                  SaleFacts facts = new SaleFacts(id, 1, pen.units(1) - 1, null, null);
                  return Movement.of(seq, 1, 1, 250, facts, TestShop.CLOCK.instant());
                }));
  }

  private void open(String streamId) {
    shop.ask(
        pen -> {
          StreamLine line = new StreamLine("B", streamId, null, null, TestShop.CLOCK.instant());
          pen.openStream(line, Map.of(1L, 50L));
          return true;
        });
  }

  private static byte[] moved(StoredLine old, long seq) {
    try {
      return Wire.moved(old.bytes(), seq, new LineRef(old.streamId(), old.seq(), old.hash()));
    } catch (UnreadableLine e) {
      throw new IllegalStateException(e);
    }
  }

  private static String id(Movement sale) {
    return sale.sale().saleId();
  }
}
