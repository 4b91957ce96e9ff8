package com.ecomarket.central.movement;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.CentralUnderTest;
import com.ecomarket.central.ShopJournal;
import com.ecomarket.contract.Facts;
import com.ecomarket.contract.Movement;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every number of the inventory is the sum of lines that anybody can read. */
class AccountMovementsTest {
  private CentralUnderTest central;

  @BeforeEach
  void start(@TempDir Path own) {
    central = CentralUnderTest.start(own);
  }

  @AfterEach
  void stop() {
    central.close();
  }

  @Test
  void explainsEveryAccountInPagesOfAnySize() {
    shop("NORTE", "n", 5);
    shop("SUR", "s", 3);
    central.post("/sale-notification", "{\"branch_id\":\"VIEJA\",\"product_id\":1,\"quantity\":4}");

    JsonNode accounts = central.get("/inventory/1").json().path("accounts");
    assertThat(accounts).hasSizeGreaterThan(8);
    for (JsonNode account : accounts) {
      for (int limit : List.of(1, 2, 3, 7, 1000)) {
        String name = account.path("account").asText();
        assertThat(walk(name, limit)).as(name).isEqualTo(account.path("units").asLong());
      }
    }
  }

  @Test
  void namesTheLinesThatMadeANumber() {
    shop("NORTE", "n", 2);
    JsonNode page = page("stock@NORTE", "", 100);

    assertThat(page.path("before").asLong()).isZero();
    assertThat(page.path("lines"))
        .extracting(line -> line.path("kind").asText() + " " + line.path("units").asLong())
        .containsExactly("OPENING 50", "SALE -1", "SALE -1", "RETURN 1", "COUNT -2");
    assertThat(page.path("lines"))
        .extracting(line -> line.path("total").asLong())
        .containsExactly(50L, 49L, 48L, 49L, 47L);
    assertThat(page.at("/lines/0/from").asText()).isEqualTo("stock@central");
    assertThat(page.at("/lines/0/line/name").asText()).isEqualTo("Producto 1");
    assertThat(page("shrinkage@NORTE", "", 100).path("lines")).hasSize(1);
    assertThat(page("stock@central", "", 100).path("lines"))
        .extracting(line -> line.path("branch_id").asText() + line.path("units").asLong())
        .containsExactly("NORTE-50", "central1000");
  }

  @Test
  void endsAtTheNumberOfNowWhenABookGrowsBehindTheReader() {
    ShopJournal norte = shop("NORTE", "n", 2);
    shop("SUR", "s", 2);
    String after = page("stock@central", "", 2).path("next_after").asText();
    assertThat(after).startsWith("SUR.");
    int size = norte.size();
    central.sync(norte.opening(1, 7), size, size + 1);
    JsonNode last = page("stock@central", after, 100);

    assertThat(last.path("next_after").isNull()).isTrue();
    assertThat(last.path("total").asLong()).isEqualTo(893);
    assertThat(last.path("before").asLong()).isEqualTo(-107);
  }

  @Test
  void goesOnInTheStreamThatReplacedAnother() {
    ShopJournal old = shop("NORTE", "z", 2);
    ShopJournal fresh = ShopJournal.open("NORTE", "a", "i2", old.head(), null).sale(1, 3);
    central.sync(fresh, 0, 2);

    for (int limit = 1; limit < 8; limit++) {
      assertThat(walk("stock@NORTE", limit)).isEqualTo(44);
    }
  }

  @Test
  void saysThatNothingMovedWhereNothingDid() {
    JsonNode page = page("transit@NORTE", "", 100);

    assertThat(page.path("lines")).isEmpty();
    assertThat(page.path("total").asLong()).isZero();
    assertThat(page.path("next_after").isNull()).isTrue();
    assertThat(central.get("/movements?product_id=999&account=stock@NORTE").slug())
        .isEqualTo("unknown-product");
  }

  private ShopJournal shop(String branchId, String streamId, int sales) {
    ShopJournal shop = ShopJournal.open(branchId, streamId).opening(1, 50);
    for (int i = 0; i < sales; i++) {
      shop.sale(1, 1).sale(2, 1);
    }
    shop.add(line(shop, 1, new Facts.ReturnFacts("r", "s", false, true, null, null)));
    shop.add(line(shop, 2, new Facts.CountFacts("c", false, null, null)));
    central.sync(shop, 0, shop.size());
    return shop;
  }

  private static byte[] line(ShopJournal shop, long quantity, Facts facts) {
    return Movement.of(shop.size(), 1, quantity, 250, facts, ShopJournal.AT).bytes();
  }

  /** Adds up all pages and checks each total on the way. */
  private long walk(String account, int limit) {
    long sum = 0;
    List<String> seen = new ArrayList<>();
    String after = "";
    do {
      JsonNode page = page(account, after, limit);
      assertThat(page.path("before").asLong()).isEqualTo(sum);
      for (JsonNode line : page.path("lines")) {
        sum += line.path("units").asLong();
        assertThat(line.path("total").asLong()).isEqualTo(sum);
        seen.add(line.path("stream_id").asText() + line.path("seq").asLong());
      }
      assertThat(page.path("total").asLong()).isEqualTo(sum);
      after = page.path("next_after").asText("");
    } while (!after.isEmpty());
    assertThat(seen).isNotEmpty().doesNotHaveDuplicates();
    return sum;
  }

  private JsonNode page(String account, String after, int limit) {
    return central
        .get("/movements?product_id=1&account=" + account + "&after=" + after + "&limit=" + limit)
        .json();
  }
}
