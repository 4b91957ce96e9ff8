package com.ecomarket.central.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.CentralUnderTest;
import com.ecomarket.central.CentralUnderTest.Reply;
import com.ecomarket.central.ShopJournal;
import com.ecomarket.contract.Book;
import com.ecomarket.contract.KnownLines;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.SyncRefusal;
import com.ecomarket.contract.SyncReply;
import com.ecomarket.contract.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a branch sees of central. */
class SyncOverHttpTest {
  private final CentralUnderTest central = CentralUnderTest.shared();

  @Test
  void answersWithTheHeadAndWhatItQuarantined() throws IOException {
    ShopJournal shop = shop("ANSWERS").raw("?").sale(1, 2);
    SyncReply reply = Wire.read(central.sync(shop, 0, 5).http().body(), SyncReply.class);

    assertThat(reply.requestId()).isEqualTo("request-i-ANSWERS-1-1");
    assertThat(reply.head()).isEqualTo(shop.head());
    assertThat(reply.quarantined()).containsExactly(3L);
    assertThat(reply.maxBatch()).isEqualTo(500);
    assertThat(reply.nextSyncAfterMs()).isEqualTo(500);
  }

  @Test
  void takesAHeartbeatOfABranchThatHasPostedNothing() throws IOException {
    SyncReply reply =
        Wire.read(central.sync(shop("HEARTBEAT"), 1, 1).http().body(), SyncReply.class);

    assertThat(reply.ackedSeq()).isEqualTo(-1);
    assertThat(reply.head()).isNull();
  }

  @Test
  void saysWhichLineItExpects() throws IOException {
    ShopJournal shop = shop("GAPS");
    central.sync(shop, 0, 1);
    Reply reply = central.sync(shop, 2, 3);

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.header("content-type")).startsWith("application/problem+json");
    assertThat(Wire.read(reply.http().body(), SyncRefusal.class))
        .isEqualTo(
            new SyncRefusal(SyncRefusal.SEQUENCE_GAP, "request-i-GAPS-1-2", shop.ref(0), 1L, null));
  }

  @Test
  void saysWhereAStreamDiffers() throws IOException {
    ShopJournal shop = shop("DIFFERS");
    ShopJournal clone = shop.copy("clone").sale(1, 9);
    central.sync(shop.sale(1, 1), 0, 4);
    Reply reply = central.sync(clone, 3, 4);

    assertThat(reply.status()).isEqualTo(409);
    assertThat(Wire.read(reply.http().body(), SyncRefusal.class))
        .isEqualTo(
            new SyncRefusal(SyncRefusal.STREAM_BEHIND, "request-clone-1", shop.head(), null, 3L));
  }

  @Test
  void postsABatchOnceThatComesEightTimesAtOnce() throws Exception {
    ShopJournal shop = shop("EIGHT");
    for (int i = 0; i < 100; i++) {
      shop.sale(1, 1);
    }
    byte[] body = shop.body(0, shop.size());
    CyclicBarrier together = new CyclicBarrier(8);
    ExecutorService senders = Executors.newFixedThreadPool(8);
    List<CompletableFuture<Reply>> replies = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      replies.add(
          CompletableFuture.supplyAsync(
              () -> {
                await(together);
                return central.sync("EIGHT", body);
              },
              senders));
    }
    for (CompletableFuture<Reply> reply : replies) {
      Reply answered = reply.get(20, TimeUnit.SECONDS);
      assertThat(answered.status()).isEqualTo(200);
      assertThat(Wire.read(answered.http().body(), SyncReply.class).head()).isEqualTo(shop.head());
    }
    senders.shutdown();

    Book book = Wire.read(central.get("/branches/EIGHT/book").http().body(), Book.class);
    assertThat(book)
        .isEqualTo(new Book("EIGHT", shop.head(), List.of(new Book.Balance(1, 50 - 5 - 100))));
    assertAddsUp("EIGHT");
  }

  @Test
  void keepsTheBooksOfDifferentBranchesRightWhenTheySendAtOnce() throws Exception {
    ExecutorService senders = Executors.newFixedThreadPool(8);
    List<CompletableFuture<Integer>> done = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      ShopJournal shop = shop("CROWD-" + i);
      for (int n = 0; n < 60; n++) {
        shop.sale(1 + n % 3, 1);
      }
      done.add(
          CompletableFuture.supplyAsync(
              () -> {
                for (int from = 0; from < shop.size(); from += 7) {
                  Reply reply = central.sync(shop, from, Math.min(shop.size(), from + 7));
                  if (reply.status() != 200) {
                    return reply.status();
                  }
                }
                return 200;
              },
              senders));
    }
    for (CompletableFuture<Integer> status : done) {
      assertThat(status.get(30, TimeUnit.SECONDS)).isEqualTo(200);
    }
    senders.shutdown();

    for (int i = 0; i < 8; i++) {
      assertAddsUp("CROWD-" + i);
    }
  }

  @Test
  void tellsABranchWhichLinesItHas() throws IOException {
    ShopJournal old = shop("KNOWN");
    ShopJournal restored = old.copy("restored").sale(1, 3).sale(1, 4);
    central.sync(old.sale(1, 1), 0, 4);
    ShopJournal healed =
        ShopJournal.open("KNOWN", "KNOWN-2", "restored", old.head(), null).again(restored, 3);
    central.sync(healed, 0, 2);

    assertThat(known(restored))
        .isEqualTo(new KnownLines("q", healed.head(), List.of(0L, 1L, 2L), List.of(3L)));
  }

  @Test
  void knowsNothingOfABranchThatNeverCame() throws IOException {
    assertThat(Wire.read(central.get("/branches/NEVER/book").http().body(), Book.class))
        .isEqualTo(new Book("NEVER", null, List.of()));
    assertThat(known(shop("NEVER"))).isEqualTo(new KnownLines("q", null, List.of(), List.of()));
  }

  @Test
  void bookIsThatOfTheHead() throws IOException {
    ShopJournal shop = shop("BOOK").opening(2, 20);
    central.sync(shop, 0, 4);
    LineRef head = shop.head();

    assertThat(Wire.read(central.get("/branches/BOOK/book").http().body(), Book.class))
        .isEqualTo(
            new Book("BOOK", head, List.of(new Book.Balance(1, 45), new Book.Balance(2, 20))));
  }

  /** Other tests leave branches that are right to differ, so only the sums and this one count. */
  private void assertAddsUp(String branchId) {
    JsonNode audit = central.get("/audit").json();
    assertThat(audit.path("unbalanced_products")).isEmpty();
    assertThat(audit.path("different_balances")).isEmpty();
    assertThat(audit.path("stream_gaps")).isEmpty();
    assertThat(audit.path("branches"))
        .filteredOn(branch -> branch.path("branch_id").asText().equals(branchId))
        .extracting(branch -> branch.path("status").asText())
        .containsExactly("equal");
  }

  private KnownLines known(ShopJournal shop) throws IOException {
    KnownLines.Query query = new KnownLines.Query("q", shop.head().streamId(), 0, shop.hashes());
    Reply reply =
        central.post(
            "/branches/" + shop.branchId() + "/known-lines",
            new String(Wire.bytes(query), java.nio.charset.StandardCharsets.UTF_8));
    return Wire.read(reply.http().body(), KnownLines.class);
  }

  private static ShopJournal shop(String branchId) {
    return ShopJournal.open(branchId, branchId + "-1").opening(1, 50).sale(1, 5);
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
