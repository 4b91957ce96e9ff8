package com.ecomarket.branch.stock;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.contract.Facts.SaleFacts;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.SaleId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One page after the other of a journal goes bad; the shop must open and sell all the same, and
 * keep what is not on that page.
 */
class RottenPageTest {
  private static final int PAGE = 4096;
  private static final int SALES = 60;

  /** The schema, the streams with their index, and the stock on which they stand. */
  private static final int WITHOUT_WHICH_NOTHING_IS_LEFT = 4;

  @TempDir Path folder;

  @Test
  void sellsOnWhateverPageOfTheDatabaseIsGarbled() throws Exception {
    Path whole = folder.resolve("whole");
    List<String> sold = new ArrayList<>();
    try (TestShop shop = TestShop.open(whole)) {
      for (int i = 0; i < SALES; i++) {
        sold.add(sell(shop, "key-" + i));
      }
    }
    byte[] database = Files.readAllBytes(whole.resolve("journal.db"));
    List<String> broken = new ArrayList<>();
    List<Long> kept = new ArrayList<>();
    for (int page = 0; page < database.length / PAGE; page++) {
      Path copy = damaged(whole, database, page);
      try (TestShop shop = TestShop.open(copy)) {
        for (int i = 0; i < 5; i++) {
          sell(shop, "new-" + i);
        }
        kept.add(sold.stream().filter(id -> shop.reader().findSale(id) != null).count());
      } catch (RuntimeException e) {
        broken.add("page " + page + ": " + e);
      }
    }
    assertThat(broken).isEmpty();
    assertThat(kept)
        .as("sales kept, by page")
        .filteredOn(count -> count == 0)
        .hasSizeLessThanOrEqualTo(WITHOUT_WHICH_NOTHING_IS_LEFT);
    assertThat(kept).filteredOn(count -> count > 0).allMatch(count -> count > SALES / 2);
  }

  private Path damaged(Path whole, byte[] database, int page) throws IOException {
    Path copy = Files.createDirectory(folder.resolve("page-" + page));
    byte[] bytes = database.clone();
    for (int i = page * PAGE; i < page * PAGE + PAGE; i += 7) {
      bytes[i] ^= 0x5a;
    }
    Files.write(copy.resolve("journal.db"), bytes);
    Files.copy(whole.resolve("journal.high-water"), copy.resolve("journal.high-water"));
    return copy;
  }

  private static String sell(TestShop shop, String key) {
    Movement sold =
        shop.ask(
            pen ->
                pen.write(
                    seq -> {
                      String saleId = SaleId.at(TestShop.CLOCK.instant(), seq);
                      SaleFacts facts = new SaleFacts(saleId, 1, 0, null, key, "0123456789abcdef");
                      return Movement.of(seq, 1, 1, 250, facts, TestShop.CLOCK.instant());
                    }));
    return String.valueOf(sold.facts().id());
  }
}
