package com.ecomarket.branch.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.branch.catalog.Product.NextPrice;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogTest {
  private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");

  private final Catalog local =
      new Catalog("local", 1, List.of(new Product(1, "Manzanas", 250), new Product(2, "Pan", 180)));

  @Test
  void takesWhatAPageNamesAndKeepsTheRest() {
    Product apples = new Product(1, "Manzanas Golden", 260, null, true);
    Product milk = new Product(3, "Leche", 320);

    Catalog next = local.with("e", 7, List.of(milk, apples));

    assertThat(next.products()).containsExactly(apples, new Product(2, "Pan", 180), milk);
    assertThat(next.epoch()).isEqualTo("e");
    assertThat(next.version()).isEqualTo(7);
    assertThat(local.find(1).name()).isEqualTo("Manzanas");
    assertThat(local.find(3)).isNull();
  }

  @Test
  void knowsWhatWasSaidBeforeInItsEpochOnly() {
    assertThat(local.knows("local", 1)).isTrue();
    assertThat(local.knows("local", 2)).isFalse();
    assertThat(local.knows("e", 1)).isFalse();
  }

  @Test
  void changesAPlannedPriceAtItsFirstMoment() {
    Product apples = new Product(1, "Manzanas", 250, new NextPrice(280, MONDAY), false);

    assertThat(apples.priceCents(MONDAY.minusMillis(1))).isEqualTo(250);
    assertThat(apples.priceCents(MONDAY)).isEqualTo(280);
    assertThat(apples.priceCents(MONDAY.plusSeconds(60))).isEqualTo(280);
    assertThat(new Product(2, "Pan", 180).priceCents(MONDAY)).isEqualTo(180);
  }
}
