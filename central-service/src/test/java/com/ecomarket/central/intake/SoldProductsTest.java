package com.ecomarket.central.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.ShopJournal;
import com.ecomarket.central.catalog.PriceHistory.Price;
import com.ecomarket.central.catalog.Product;
import com.ecomarket.central.discrepancy.Discrepancy;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is noted of prices and unlisted products; every sale in these tests is posted. */
@Tag("no-store")
class SoldProductsTest {
  private static final long SOLD_AT = ShopJournal.AT.toEpochMilli();

  private final MemoryBook book = new MemoryBook();
  private final ShopJournal shop = ShopJournal.open("NORTE", "s1").opening(1, 50).sale(1, 5);

  @Test
  void notesNothingWherePricesAreRightAndNeverLooksBack() {
    send();

    assertThat(book.noted).isEmpty();
    assertThat(book.lookedBack).isZero();
  }

  @Test
  void notesAPriceThatWasNotValidOncePerBatchAndProduct() {
    price(new Product(1, "Pan", 270, 0, null, true, false, 1));
    shop.sale(1, 1).sale(2, 1);
    send();

    assertThat(book.noted)
        .containsExactly(
            Discrepancy.priceDrift(
                1, "Product 1: sold for 2.50 with catalogue version 1; 2.70 was valid."));
    assertThat(book.lookedBack).isZero();
  }

  @Test
  void comparesWithThePriceOfTheMomentOfTheSale() {
    price(new Product(1, "Pan", 270, SOLD_AT + 1, null, true, false, 1));
    book.prices.put(1L, List.of(new Price(250, 0), new Price(270, SOLD_AT + 1)));
    send();
    assertThat(book.noted).isEmpty();
    assertThat(book.lookedBack).isEqualTo(1);

    price(new Product(1, "Pan", 270, SOLD_AT, null, true, false, 1));
    sendOneMore();
    assertThat(book.noted).hasSize(1);

    price(new Product(1, "Pan", 260, 0, new Product.Next(250, SOLD_AT), true, false, 1));
    sendOneMore();
    assertThat(book.noted).hasSize(1);
  }

  @Test
  void comparesNothingWithAPriceThatThereWasNotYet() {
    price(new Product(1, "Pan", 270, SOLD_AT + 1, null, true, false, 1));
    book.prices.put(1L, List.of(new Price(270, SOLD_AT + 1)));
    send();

    assertThat(book.noted).isEmpty();
  }

  @Test
  void notesUnlistedProductsAgainUntilTheyAreListed() {
    shop.sale(77, 1).sale(77, 1);
    send();
    sendOneMore();
    shop.sale(77, 1);
    send(shop.size() - 1);
    Discrepancy unlisted = Discrepancy.unlisted(77, "product 77");
    assertThat(book.noted).containsExactly(unlisted, unlisted);

    book.products.put(77L, new Product(77, "Pan", 250, 0, null, true, false, 9));
    shop.sale(77, 1);
    send(shop.size() - 1);
    assertThat(book.noted).hasSize(2);
  }

  @Test
  void notesNothingOfLinesThatWerePostedBefore() {
    send();
    price(new Product(1, "Pan", 270, 0, null, true, false, 1));
    send();

    assertThat(book.noted).isEmpty();
  }

  private void price(Product product) {
    book.products.put(product.productId(), product);
  }

  private void send() {
    send(0);
  }

  private void sendOneMore() {
    shop.sale(1, 1);
    send(shop.size() - 1);
  }

  private void send(int from) {
    book.take(BatchIntakeTest.read(shop, from, shop.size()));
  }
}
