package com.ecomarket.central.inventory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.CentralUnderTest;
import com.ecomarket.central.CentralUnderTest.Reply;
import com.ecomarket.central.ShopJournal;
import com.ecomarket.contract.NeighbourStock;
import com.ecomarket.contract.SyncReply;
import com.ecomarket.contract.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a branch is told of its neighbours' shelves, as a branch that keeps what it is told. */
class NeighbourShelvesTest {
  private CentralUnderTest central;
  private ShopJournal sur;

  /** What NORTE holds of SUR. */
  private final Map<Long, Long> held = new HashMap<>();

  private String cursor = "";

  @BeforeEach
  void start(@TempDir Path own) {
    central = CentralUnderTest.start(own);
    sur = ShopJournal.open("SUR", "s-1");
  }

  @AfterEach
  void stop() {
    central.close();
  }

  @Test
  void tellsTheWholeShelfAndThenWhatMoved() {
    sur.opening(1, 50).opening(2, 20).opening(3, 10);
    sendAll(0);

    NeighbourStock first = hear();
    assertThat(first.whole()).isTrue();
    assertThat(first.more()).isFalse();
    assertThat(held).isEqualTo(Map.of(1L, 50L, 2L, 20L, 3L, 10L));
    int from = sur.size();
    sur.sale(1, 5).sale(3, 11).sale(1, 1);
    sendAll(from);

    NeighbourStock next = hear();

    assertThat(next.whole()).isFalse();
    assertThat(next.more()).isFalse();
    assertThat(next.products()).extracting("productId").containsExactly(1L, 3L);
    assertThat(held).isEqualTo(Map.of(1L, 44L, 2L, 20L, 3L, -1L));
  }

  @Test
  void saysHowFreshAnUnmovedShelfIsAndNothingElse() {
    sur.opening(1, 50);
    sendAll(0);
    NeighbourStock first = hear();
    String before = cursor;
    central.sync(sur, sur.size(), sur.size()); // a sign of life

    NeighbourStock still = hear();

    assertThat(still.products()).isEmpty();
    assertThat(still.whole()).isFalse();
    assertThat(still.more()).isFalse();
    assertThat(cursor).isEqualTo(before);
    assertThat(still.asOf()).isAfter(first.asOf());
    assertThat(hear().asOf()).isEqualTo(still.asOf()); // NORTE's own words do not make it fresher
  }

  @Test
  void tellsALargeShelfInPagesAndWhatMovesMeanwhileAfterwards() {
    IntStream.rangeClosed(1, 1_200).forEach(id -> sur.opening(id, id));
    sendAll(0);
    int loaded = sur.size();

    NeighbourStock first = hear();
    assertThat(first.whole()).isTrue();
    assertThat(first.more()).isTrue();
    assertThat(first.products()).hasSize(NeighbourStock.MAX_PRODUCTS);
    sur.sale(1, 1).sale(1_200, 7).opening(5_000, 3);
    sendAll(loaded);
    int requests = hearAll();

    assertThat(requests).isEqualTo(3); // two pages, and what moved
    assertThat(held).isEqualTo(sur.stock());
  }

  @Test
  void tellsManyChangesInPages() {
    IntStream.rangeClosed(1, 1_200).forEach(id -> sur.opening(id, 50));
    sendAll(0);
    hearAll();
    int from = sur.size();
    for (int round = 1; round <= 2; round++) {
      IntStream.rangeClosed(1, 1_150).forEach(id -> sur.sale(id, 1));
    }
    sendAll(from);

    NeighbourStock first = hear();
    assertThat(first.whole()).isFalse();
    assertThat(first.more()).isTrue();
    assertThat(first.products()).hasSize(NeighbourStock.MAX_PRODUCTS);
    hearAll();

    assertThat(held).isEqualTo(sur.stock());
  }

  @Test
  void looksAtSoManyLinesOnlyInOneAnswer() {
    sur.opening(1, 10_000).opening(2, 1);
    sendAll(0);
    hearAll();
    int from = sur.size();
    IntStream.range(0, NeighbourShelves.MAX_LINES).forEach(i -> sur.sale(1, 1));
    sur.sale(2, 1);
    sendAll(from);

    NeighbourStock first = hear();

    assertThat(first.products()).extracting("productId").containsExactly(1L);
    assertThat(first.more()).isTrue();
    assertThat(hear().products()).extracting("productId").containsExactly(2L);
    assertThat(held).isEqualTo(sur.stock());
  }

  @Test
  void beginsAnewWhenTheNeighboursStreamWasReplaced() {
    sur.opening(1, 50).opening(2, 20);
    sendAll(0);
    hear();
    sur = ShopJournal.open("SUR", "s-2", "i-2", sur.head(), null).sale(1, 9);
    sendAll(0);

    NeighbourStock anew = hear();

    assertThat(anew.whole()).isTrue();
    assertThat(held).isEqualTo(Map.of(1L, 41L, 2L, 20L));
  }

  @Test
  void beginsAnewWithACursorThatItCannotFollow() {
    sur.opening(1, 50);
    sendAll(0);
    for (String other :
        List.of(
            "99:s-1", // of before central was restored
            "99+1:s-1",
            "1:other",
            "x",
            "1",
            ":s-1",
            "-1:s-1",
            "1+9999999999999999999:s-1",
            "99999999999999999999:s-1",
            "1:s-1; drop table branch")) {
      cursor = other;
      held.put(9L, 9L);

      assertThat(hear().whole()).as(other).isTrue();

      assertThat(held).isEqualTo(Map.of(1L, 50L));
      assertThat(hear().whole()).isFalse();
    }
  }

  @Test
  void tellsNothingOfWhomItNeverHeardAndOfTooMany() {
    sur.opening(1, 50);
    sendAll(0);
    ShopJournal refused = ShopJournal.open("VACIA", "v-1").opening(1, 5);
    assertThat(central.sync(refused, 1, 2).status()).isEqualTo(409); // known, without a line
    Map<String, String> eleven = new LinkedHashMap<>();
    IntStream.range(0, 10).forEach(i -> eleven.put("A" + i, ""));
    eleven.put("SUR", "");

    assertThat(reply(Map.of("NADIE", "", "VACIA", "", "../x", "", "central", "")).elsewhere())
        .isEmpty();
    assertThat(reply(eleven).elsewhere()).isEmpty();
    assertThat(reply(Map.of("sur", "")).elsewhere())
        .extracting(NeighbourStock::branchId)
        .containsExactly("sur"); // as it was asked for
    assertThat(reply(Map.of()).elsewhere()).isEmpty();
  }

  @Test
  void refusesCursorsThatAreNoTexts() {
    ShopJournal norte = ShopJournal.open("NORTE", "n-1").asksAbout(Map.of("SUR", "?"));
    String body = new String(norte.body(1, 1), UTF_8);

    for (String value : List.of("null", "{}", "[]")) {
      Reply reply = central.sync("NORTE", body.replace("\"?\"", value).getBytes(UTF_8));
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.slug()).isEqualTo("malformed-body");
    }
    assertThat(central.get("/branches").text()).doesNotContain("NORTE");
  }

  /** Sends SUR's lines from here on, as many at once as central takes. */
  private void sendAll(int from) {
    for (int at = from; at < sur.size(); at += Wire.MAX_BATCH_LINES) {
      Reply reply = central.sync(sur, at, Math.min(sur.size(), at + Wire.MAX_BATCH_LINES));
      assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    }
  }

  private int hearAll() {
    int requests = 1;
    while (hear().more()) {
      requests++;
    }
    return requests;
  }

  /** Asks and takes what comes, as a branch does. */
  private NeighbourStock hear() {
    List<NeighbourStock> told = reply(Map.of("SUR", cursor)).elsewhere();
    assertThat(told).hasSize(1);
    NeighbourStock heard = told.get(0);
    assertThat(heard.branchId()).isEqualTo("SUR");
    assertThat(heard.asOf()).isBeforeOrEqualTo(Instant.now());
    assertThat(heard.products().size()).isLessThanOrEqualTo(NeighbourStock.MAX_PRODUCTS);
    if (heard.whole()) {
      held.clear();
    }
    heard.products().forEach(product -> held.put(product.productId(), product.units()));
    cursor = heard.cursor();
    return heard;
  }

  private SyncReply reply(Map<String, String> cursors) {
    ShopJournal norte = ShopJournal.open("NORTE", "n-1").asksAbout(cursors);
    Reply reply = central.sync(norte, 1, 1);
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    try {
      return Wire.read(reply.http().body(), SyncReply.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
