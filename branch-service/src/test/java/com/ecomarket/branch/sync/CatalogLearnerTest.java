package com.ecomarket.branch.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecomarket.branch.catalog.Catalog;
import com.ecomarket.branch.catalog.Product;
import com.ecomarket.branch.catalog.Product.NextPrice;
import com.ecomarket.branch.stock.Command;
import com.ecomarket.branch.stock.TestShop;
import com.ecomarket.contract.CatalogPage;
import com.ecomarket.contract.CatalogPage.CatalogItem;
import com.ecomarket.contract.SyncEnvelope.CatalogMark;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogLearnerTest {
  private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");
  private static final BigDecimal PRICE = new BigDecimal("2.60");

  @TempDir Path directory;
  private final FakeCentral central = new FakeCentral();
  private final List<Command<Boolean>> written = new ArrayList<>();
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
  void takesNamesPricesPlansAndWhatIsRetired() {
    tells(
        page(
            7,
            new CatalogItem(
                1,
                "Manzanas",
                PRICE,
                new CatalogPage.NextPrice(new BigDecimal("2.8"), MONDAY.plusNanos(7)),
                false),
            new CatalogItem(9, "Jabón", new BigDecimal("0.00"), null, true)));

    sync();

    assertThat(shop.catalog().find(1))
        .isEqualTo(new Product(1, "Manzanas", 260, new NextPrice(280, MONDAY), false));
    assertThat(shop.catalog().find(9)).isEqualTo(new Product(9, "Jabón", 0, null, true));
    assertThat(shop.catalog().find(3).name()).isNotBlank(); // the shop has it on the shelf
    assertThat(shop.catalog().version()).isEqualTo(7);
  }

  @Test
  void writesNothingWhenItHearsTheSameAgain() {
    tells(page(7, item(1)));
    sync();
    Catalog learned = shop.catalog();
    tells(new CatalogPage("e", 7, List.of(item(2)), true)); // and does not ask for ever

    sync();
    tells(page(6, item(3)));
    sync();

    assertThat(written).hasSize(1);
    assertThat(shop.catalog()).isSameAs(learned);
  }

  @Test
  void takesAllAgainWhenCentralBeginsAnotherEpoch() {
    tells(page(7, item(1)));
    sync();
    tells(new CatalogPage("after-a-restore", 2, List.of(item(1, "Peras", PRICE)), false));

    sync();

    assertThat(shop.catalog().find(1).name()).isEqualTo("Peras");
    assertThat(shop.catalog().epoch()).isEqualTo("after-a-restore");
    assertThat(shop.catalog().version()).isEqualTo(2);
  }

  @Test
  void skipsProductsThatAreNoneAndTakesTheRest() {
    Product before = shop.catalog().find(1);
    CatalogPage.NextPrice never = new CatalogPage.NextPrice(PRICE, Instant.MAX);
    CatalogPage.NextPrice someday = new CatalogPage.NextPrice(PRICE, null);
    CatalogPage.NextPrice free = new CatalogPage.NextPrice(null, MONDAY);
    tells(
        page(
            7,
            item(0),
            item(-1),
            item(1, " ", PRICE),
            item(1, null, PRICE),
            item(1, "x".repeat(201), PRICE),
            item(1, "Negativo", new BigDecimal("-0.01")),
            item(1, "Fracción", new BigDecimal("1.001")),
            item(1, "Mucho", new BigDecimal("1e999999999")),
            item(1, "Nada", null),
            new CatalogItem(1, "Nunca", PRICE, never, false),
            new CatalogItem(1, "Algún día", PRICE, someday, false),
            new CatalogItem(1, "Gratis", PRICE, free, false),
            item(2)));

    sync();

    assertThat(shop.catalog().products()).hasSize(3);
    assertThat(shop.catalog().find(1)).isEqualTo(before);
    assertThat(shop.catalog().find(2).name()).isEqualTo("Producto 2");
    assertThat(shop.catalog().version()).isEqualTo(7);
    assertThat(shop.stock().position().pending()).isZero();
  }

  @Test
  void takesNothingFromAPageWithoutAMark() {
    for (CatalogPage page :
        List.of(
            new CatalogPage("", 7, List.of(item(1)), true),
            new CatalogPage(" ", 7, List.of(item(1)), true),
            new CatalogPage("e\n", 7, List.of(item(1)), true),
            new CatalogPage("x".repeat(201), 7, List.of(item(1)), true),
            new CatalogPage("e", -1, List.of(item(1)), true))) {
      tells(page);
      sync();
    }

    assertThat(written).isEmpty();
    assertThat(shop.catalog().epoch()).isEqualTo("local");
  }

  @Test
  void keepsWhatItHasWhenTheJournalTakesNothing() {
    tells(page(7, item(1)));
    Catalog before = shop.catalog();

    assertThatThrownBy(
            () ->
                sync(
                    command -> {
                      throw new IllegalStateException("full");
                    }))
        .hasMessage("full");

    assertThat(shop.catalog()).isSameAs(before);
    sync();
    assertThat(shop.catalog().version()).isEqualTo(7);
  }

  /**
   * As the contract says: oldest change first, as many as a page holds, until there are no more.
   */
  @Test
  void bringsAHundredThousandProductsIntoANewShopInOneGo() throws Exception {
    int all = 100_000;
    central.catalog = report -> after(report.catalog(), all);

    sync();

    assertThat(central.requests.size()).isEqualTo(all / CatalogPage.MAX_PRODUCTS);
    assertThat(shop.catalog().version()).isEqualTo(all);
    assertThat(shop.catalog().products()).hasSize(all);
    shop.close();
    shop = TestShop.open(directory);
    assertThat(shop.catalog().products())
        .containsExactlyElementsOf(
            LongStream.rangeClosed(1, all)
                .mapToObj(id -> new Product(id, "Producto " + id, 260))
                .toList());
  }

  private static @Nullable CatalogPage after(CatalogMark mark, long all) {
    long from = mark.epoch().equals("e") ? mark.version() : 0;
    long to = Math.min(all, from + CatalogPage.MAX_PRODUCTS);
    return from == all
        ? null
        : new CatalogPage(
            "e",
            to,
            LongStream.rangeClosed(from + 1, to).mapToObj(CatalogLearnerTest::item).toList(),
            to < all);
  }

  private void tells(CatalogPage page) {
    central.catalog = report -> page;
  }

  private static CatalogPage page(long version, CatalogItem... items) {
    return new CatalogPage("e", version, List.of(items), false);
  }

  private static CatalogItem item(long productId) {
    return item(productId, "Producto " + productId, PRICE);
  }

  private static CatalogItem item(
      long productId, @Nullable String name, @Nullable BigDecimal price) {
    return new CatalogItem(productId, name, price, null, false);
  }

  private void sync() {
    sync(
        command -> {
          written.add(command);
          shop.ask(command);
        });
  }

  private void sync(Consumer<Command<Boolean>> writer) {
    Conversation.with(shop, central, new CatalogLearner(shop.currentCatalog(), writer));
  }
}
