package com.ecomarket.branch.movement;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.branch.journal.StoredLine;
import com.ecomarket.branch.movement.ShelfMovements.Page;
import com.ecomarket.branch.stock.TestShop;
import com.ecomarket.contract.StreamLine;
import com.ecomarket.contract.Wire;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShelfMovementsTest {
  @TempDir Path directory;
  private TestShop shop;

  @BeforeEach
  void open() {
    shop = TestShop.open(directory); // lines 1 to 3 open the stock of products 1 to 3
  }

  @AfterEach
  void close() throws Exception {
    shop.close();
  }

  @Test
  void addsUpToTheStockOnHandPageByPage() {
    for (int i = 0; i < 5; i++) {
      shop.sell(1, 2);
      shop.sell(3, 1);
    }

    List<ShelfLine> lines = all(1, 2, 1_000);

    assertThat(lines).extracting(ShelfLine::seq).containsExactly(1L, 4L, 6L, 8L, 10L, 12L);
    assertThat(lines).extracting(ShelfLine::units).containsExactly(50L, -2L, -2L, -2L, -2L, -2L);
    assertThat(lines.get(5).total()).isEqualTo(shop.stock().units(1));
    assertThat(lines.get(0).kind()).isEqualTo("OPENING");
    assertThat(String.valueOf(lines.get(1).line().rawValue())).startsWith("{\"seq\":4,");
  }

  @Test
  void looksAtABoundedNumberOfLinesAndThenAsksToBeCalledAgain() {
    for (int i = 0; i < 6; i++) {
      shop.sell(1, 1);
    }
    shop.sell(2, 1); // line 10

    ShelfMovements movements = new ShelfMovements(shop.reader(), 4);
    Page second = movements.page(2, new ShelfCursor(1, 3, 20), 100, shop.stock().position());

    assertThat(second.lines()).isEmpty();
    assertThat(second.next()).isEqualTo(new ShelfCursor(1, 7, 20));
    assertThat(all(2, 100, 4)).extracting(ShelfLine::seq).containsExactly(2L, 10L);
  }

  @Test
  void doesNotTakeOneProductForAnother() {
    shop.sell(1, 1);

    assertThat(all(11, 100, 1_000)).isEmpty();
    assertThat(all(2, 100, 1_000)).hasSize(1);
  }

  @Test
  void beginsAtTheStockOnWhichTheHealedStreamStands() throws Exception {
    shop.sell(1, 1);
    StoredLine unsent = shop.reader().line(shop.reader().stream(1), 4);
    byte[] again = Wire.moved(unsent.bytes(), 1, unsent.ref());
    shop.ask(
        pen -> {
          pen.openStream(
              new StreamLine("B", "S2", null, null, TestShop.CLOCK.instant()), Map.of(1L, 30L));
          pen.writeAgain(seq -> again, unsent.movement());
          return true;
        });
    shop.sell(1, 4);

    Page page = new ShelfMovements(shop.reader()).page(1, null, 100, shop.stock().position());

    assertThat(page.before()).isEqualTo(30);
    assertThat(page.lines()).extracting(ShelfLine::units).containsExactly(-1L, -4L);
    assertThat(page.total()).isEqualTo(25).isEqualTo(shop.stock().units(1));
    assertThat(page.next()).isNull();
  }

  /** Every page begins where the one before ended, and the last one ends at the stock on hand. */
  private List<ShelfLine> all(long productId, int limit, int mostLookedAt) {
    ShelfMovements movements = new ShelfMovements(shop.reader(), mostLookedAt);
    List<ShelfLine> lines = new ArrayList<>();
    Page page = movements.page(productId, null, limit, shop.stock().position());
    lines.addAll(page.lines());
    while (page.next() != null) {
      assertThat(page.lines()).hasSizeLessThanOrEqualTo(limit);
      long total = page.total();
      ShelfCursor next = ShelfCursor.parse(page.next().toString());
      page = movements.page(productId, next, limit, shop.stock().position());
      assertThat(page.before()).isEqualTo(total);
      lines.addAll(page.lines());
    }
    assertThat(page.total()).isEqualTo(shop.stock().units(productId));
    return lines;
  }
}
