package com.ecomarket.central.intake;

import static com.ecomarket.central.ledger.LineStatus.POSTED;
import static com.ecomarket.central.ledger.LineStatus.QUARANTINED;
import static com.ecomarket.central.ledger.LineStatus.STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.ShopJournal;
import com.ecomarket.central.catalog.Product;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Continuing one stream. Streams that replace each other are in {@link StreamReplacementTest}. */
@Tag("no-store")
class BatchIntakeTest {
  private final MemoryBook book = new MemoryBook();
  private final ShopJournal shop =
      ShopJournal.open("NORTE", "s1").opening(1, 50).sale(1, 5).sale(1, 2);

  @Test
  void postsLinesInTheirOrderAndMovesTheUnits() {
    Decision decision = send(shop, 0, 4);

    assertThat(decision).isInstanceOf(Decision.Accepted.class);
    assertThat(decision.head()).isEqualTo(shop.head());
    assertThat(book.statuses()).containsExactly(STREAM, POSTED, POSTED, POSTED);
    assertThat(book.balances)
        .containsEntry("stock@central/1", -50L)
        .containsEntry("stock@NORTE/1", 43L)
        .containsEntry("sold@NORTE/1", 7L);
  }

  @Test
  void postsARepeatedBatchOnce() {
    send(shop, 0, 4);
    Decision again = send(shop, 0, 4);

    assertThat(again)
        .isEqualTo(new Decision.Accepted(shop.head(), List.of(), null, List.of(), List.of()));
    assertThat(book.lines).hasSize(4);
  }

  @Test
  void postsEachLineOnceWhateverTheBatchBoundaries() {
    Random random = new Random(20260102);
    for (int i = 0; i < 200; i++) {
      shop.sale(1 + i % 3, 1);
    }
    while (!shop.head().equals(book.head())) {
      int next = book.lines.size();
      int from = Math.max(0, next - random.nextInt(5));
      send(shop, from, Math.min(shop.size(), from + 1 + random.nextInt(9)));
    }

    assertThat(book.lines).hasSize(shop.size());
    assertThat(book.lines.stream().map(line -> line.at().seq())).isSorted().doesNotHaveDuplicates();
    assertThat(book.balances.get("stock@NORTE/1")).isEqualTo(shop.stock().get(1L));
    assertThat(book.balances.values().stream().mapToLong(units -> units).sum()).isZero();
  }

  @Test
  void asksForTheLinesBetweenTheHeadAndTheBatch() {
    send(shop, 0, 2);

    assertThat(send(shop, 3, 4)).isEqualTo(new Decision.Gap(shop.ref(1), 2));
    assertThat(book.lines).hasSize(2);
  }

  @Test
  void asksAnUnknownBranchForItsFirstLine() {
    assertThat(send(shop, 1, 4)).isEqualTo(new Decision.Gap(null, 0));
  }

  @Test
  void refusesAStreamOnABaseThatCentralNeverHad() {
    ShopJournal orphan = ShopJournal.open("NORTE", "s2", "i2", shop.head(), null);

    assertThat(send(orphan, 0, 1)).isEqualTo(new Decision.Behind(null, null, List.of()));
  }

  @Test
  void answersAnEmptyBatchWithTheHeadWhateverItsStream() {
    assertThat(send(shop, 1, 1)).isInstanceOf(Decision.Accepted.class);
    send(shop, 0, 4);

    assertThat(send(ShopJournal.open("NORTE", "other"), 1, 1).head()).isEqualTo(shop.head());
  }

  @Test
  void neverSkipsALineThatDiffersFromThePostedOne() {
    ShopJournal clone = shop.copy("clone");
    send(shop.sale(1, 1), 0, 5);
    clone.sale(1, 2).sale(1, 3);

    assertThat(send(clone, 3, 6)).isEqualTo(new Decision.Behind(shop.head(), 4L, List.of()));
    assertThat(send(clone, 4, 5)).isEqualTo(new Decision.Behind(shop.head(), 4L, List.of()));
    assertThat(book.lines).hasSize(5);
  }

  @Test
  void refusesABatchThatDoesNotHangOnThePostedLineBefore() {
    ShopJournal clone = shop.copy("clone");
    send(shop.sale(1, 1), 0, 5);
    clone.sale(1, 2).sale(1, 3);

    assertThat(send(clone, 5, 6)).isEqualTo(new Decision.Behind(shop.head(), 4L, List.of()));
  }

  @Test
  void findsTheDifferenceBelowTheHead() {
    ShopJournal clone = shop.copy("clone");
    shop.sale(1, 1).sale(1, 1).sale(1, 1);
    send(shop, 0, shop.size());
    clone.sale(1, 2).sale(1, 3);

    assertThat(send(clone, 5, 6)).isEqualTo(new Decision.Behind(shop.head(), 4L, List.of()));
  }

  @Test
  void quarantinesWhatItCannotInterpretAndPostsTheRest() {
    shop.raw("not json")
        .raw("{\"seq\":5,\"kind\":\"TELEPORT\",\"product_id\":1}")
        .raw(
            "{\"seq\":6,\"kind\":\"GOODS_IN\",\"product_id\":1,\"quantity\":9,\"unit_price\":1.00,"
                + "\"at\":\"2026-01-02T03:04:05Z\"}")
        .raw(
            "{\"seq\":0,\"kind\":\"STREAM\",\"branch_id\":\"NORTE\",\"stream_id\":\"s1\","
                + "\"base\":null,\"at\":\"2026-01-02T03:04:05Z\"}")
        .raw("")
        .sale(1, 1);
    Received.Batch batch = read(shop, 0, shop.size());
    book.take(batch);

    assertThat(batch.quarantined()).containsExactly(4L, 5L, 6L, 7L, 8L);
    assertThat(book.statuses())
        .containsExactly(
            STREAM,
            POSTED,
            POSTED,
            POSTED,
            QUARANTINED,
            QUARANTINED,
            QUARANTINED,
            QUARANTINED,
            QUARANTINED,
            POSTED);
    assertThat(book.balances).containsEntry("sold@NORTE/1", 8L);
    assertThat(book.head()).isEqualTo(shop.head());
  }

  @Test
  void listsProductsThatNobodyListedAsUnlisted() {
    shop.opening(77, 4).sale(88, 1);
    Decision.Accepted accepted = (Decision.Accepted) send(shop, 0, shop.size());

    assertThat(accepted.unlisted())
        .containsExactlyInAnyOrder(
            Product.unlisted(77, "Producto 77", 250), Product.unlisted(88, "product 88", 250));
    assertThat(book.balances).containsEntry("stock@NORTE/88", -1L);
  }

  private Decision send(ShopJournal journal, int from, int to) {
    return book.take(read(journal, from, to));
  }

  static Received.Batch read(ShopJournal journal, int from, int to) {
    return (Received.Batch)
        BatchReader.read(journal.branchId(), journal.envelope(from, to), journal.lines(from, to));
  }
}
