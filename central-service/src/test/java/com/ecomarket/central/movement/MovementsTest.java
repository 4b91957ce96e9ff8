package com.ecomarket.central.movement;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.CentralUnderTest;
import com.ecomarket.central.ShopJournal;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MovementsTest {
  private final CentralUnderTest central = CentralUnderTest.shared();

  @Test
  void showsLinesToTheByteAndWhatIsNoJsonAsText() {
    ShopJournal shop = ShopJournal.open("SHOWS", "shows").opening(1, 5).raw("not \"json\"");
    central.sync(shop, 0, 3);
    String page = central.get("/branches/SHOWS/movements?stream=shows").text();

    assertThat(page)
        .contains("\"line\":" + new String(shop.lines(1, 2).get(0), StandardCharsets.UTF_8));
    JsonNode lines = central.get("/branches/SHOWS/movements?stream=shows").json().path("lines");
    assertThat(lines.path(2).path("line").asText()).isEqualTo("not \"json\"");
    assertThat(lines.path(2).path("status").asText()).isEqualTo("QUARANTINED");
    assertThat(lines.path(2).path("reason").asText()).isEqualTo("not JSON");
    assertThat(lines.path(1).path("hash").asText()).isEqualTo(shop.ref(1).hash().toString());
  }

  @Test
  void pagesThroughAllStreamsInTheOrderInWhichTheyCame() {
    // Named so that the order of the names is not the order of the streams.
    ShopJournal first = ShopJournal.open("PAGES", "z").opening(1, 9).sale(1, 1).sale(1, 1);
    ShopJournal second = ShopJournal.open("PAGES", "a", "i", first.head(), null).sale(1, 1);
    central.sync(first, 0, 4);
    central.sync(second, 0, 2);

    for (int limit = 1; limit <= 7; limit++) {
      assertThat(pages("PAGES", limit)).containsExactly("z0", "z1", "z2", "z3", "a0", "a1");
    }
    JsonNode last = central.get("/branches/PAGES/movements?stream=z&after=1&limit=2").json();
    assertThat(last.path("lines")).hasSize(2);
    assertThat(last.path("next_after").asLong()).isEqualTo(3);
    assertThat(central.get("/branches/PAGES/movements?stream=z&after=3").text())
        .contains("\"next_after\":null");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=1001",
        "limit=1e9",
        "limit=-1",
        "limit=x",
        "cursor=x",
        "cursor=1",
        "stream=a&after=x",
        "stream=a&after=-2"
      })
  void refusesAPageThatCannotBe(String query) {
    central.sync(ShopJournal.open("PAGED", "paged"), 0, 1);

    assertThat(central.get("/branches/PAGED/movements?" + query).status()).isEqualTo(400);
    assertThat(central.get("/branches/PAGED/movements?" + query).slug())
        .isEqualTo("validation-failed");
  }

  @Test
  void knowsNoLinesOfABranchThatNeverCame() {
    assertThat(central.get("/branches/NOBODY/movements").slug()).isEqualTo("unknown-branch");
  }

  private List<String> pages(String branchId, int limit) {
    List<String> lines = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page =
          central
              .get("/branches/" + branchId + "/movements?limit=" + limit + "&cursor=" + cursor)
              .json();
      page.path("lines")
          .forEach(line -> lines.add(line.path("stream_id").asText() + line.path("seq").asLong()));
      cursor = page.path("next_cursor").asText("");
    } while (!cursor.isEmpty());
    return lines;
  }
}
