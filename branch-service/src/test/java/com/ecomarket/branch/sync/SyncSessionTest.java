package com.ecomarket.branch.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecomarket.branch.stock.Position;
import com.ecomarket.branch.stock.TestShop;
import com.ecomarket.contract.Facts.Basket;
import com.ecomarket.contract.Facts.CountFacts;
import com.ecomarket.contract.Facts.ReturnFacts;
import com.ecomarket.contract.Facts.SaleFacts;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.SaleId;
import com.ecomarket.contract.StockDigest;
import com.ecomarket.contract.SyncEnvelope;
import com.ecomarket.contract.SyncReply;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The branch's half of the protocol on a real journal; every test ends in conservation. */
class SyncSessionTest {
  @TempDir Path home;
  private final AtomicLong nanos = new AtomicLong();
  private final Pacing pacing = new Pacing(Duration.ofSeconds(2), nanos::get, () -> 0.5);
  private final List<CentralAnswer> refusals = new ArrayList<>();
  private final List<String> sold = new ArrayList<>();
  private FakeCentral central = new FakeCentral();
  private TestShop shop;
  private Path disk;

  @BeforeEach
  void open() {
    disk = home.resolve("disk");
    shop = TestShop.open(disk);
  }

  @AfterEach
  void close() throws Exception {
    shop.close();
  }

  @Test
  void sendsWhatIsPendingOnceAndInOrder() {
    sell(3);

    sync();
    sync();

    assertConverged();
  }

  @Test
  void learnsNothingFromAnAnswerThatHadNoTimeToTell() {
    sell(1);
    central.untold = true;
    sync();
    assertThat(learned).isEmpty();
    central.untold = false;
    sync();

    assertThat(learned).hasSize(1);
    assertConverged();
  }

  @Test
  void sendsALongBacklogInBatchesWithoutWaiting() {
    sell(40);
    central.maxLines = 10; // 413 halves the batch until it fits

    sync();
    sync();
    sync();
    sync();
    sync();

    assertConverged();
    assertThat(central.requests).extracting(SyncEnvelope::count).contains(44, 22, 11, 5);
  }

  @Test
  void drainsABacklogOfManyBatchesInOneGo() {
    sell(1_600);

    sync();
    sync();

    assertConverged();
    assertThat(central.requests).hasSizeBetween(4, 6);
  }

  @Test
  void sendsAgainWhatWasNotAnsweredAndNothingIsDoubled() {
    sell(3);
    central.losesAnswers = true;
    assertThatThrownBy(this::sync).isInstanceOf(CentralUnreachable.class);
    assertThat(shop.stock().position().ackedSeq()).isEqualTo(-1);
    sell(2);
    central.losesAnswers = false;

    sync();

    assertConverged();
  }

  @Test
  void halvesTheBatchAfterATimeoutAndRestoresItAfterASuccess() {
    sell(36); // 40 lines
    central.unreachable = true;
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(this::sync).isInstanceOf(CentralUnreachable.class);
    }
    central.unreachable = false;

    sync();

    assertConverged();
    assertThat(central.requests).extracting(SyncEnvelope::count).containsExactly(40, 20, 10, 30);
  }

  @Test
  void remembersAHalvedBatchThroughHeartbeats() {
    sell(36); // 40 lines
    central.unreachable = true;
    assertThatThrownBy(this::sync).isInstanceOf(CentralUnreachable.class);
    assertThatThrownBy(() -> session().run(true)).isInstanceOf(CentralUnreachable.class);
    central.unreachable = false;

    session().run(true);

    assertConverged();
    assertThat(central.requests).extracting(SyncEnvelope::count).containsExactly(40, 0, 0, 20, 20);
  }

  @Test
  void probesWithAnEmptyBatch() {
    sell(3);

    session().run(true);

    assertThat(central.requests.get(0).count()).isZero();
    assertConverged();
  }

  @Test
  void goesBackWhenCentralWasRestoredFromABackup() {
    sell(3);
    sync();
    FakeCentral yesterday = central.backup();
    sell(4);
    sync();
    central = yesterday;

    sync(); // a heartbeat finds it, without a sale
    sell(1);
    sync();

    assertConverged();
  }

  @Test
  void startsOverWhenCentralHasForgottenTheBranch() {
    sell(3);
    sync();
    central = new FakeCentral();

    sync();
    sync();

    assertConverged();
  }

  @Test
  void healsAJournalThatWasRestoredFromABackup() throws Exception {
    sell(5);
    sync();
    Path backup = copy();
    sell(5);
    sync();
    restore(backup);
    sell(5); // before it meets central, at seqs that central already holds

    sync();
    sell(2);
    sync();
    sync();

    assertConverged();
    assertThat(shop.reader().streams()).hasSize(2);
  }

  @Test
  void healsABasketAReturnAndACountInATailThatCentralLost() throws Exception {
    sell(5);
    sync();
    FakeCentral yesterday = central.backup();
    Path backup = copy();
    sell(1);
    sync();
    restore(backup);
    String sale = sold.get(0);
    String basket = goods(sale);
    sold.add(basket);
    sold.add(basket);
    Position before = shop.stock().position();

    sync();
    sync();

    assertConverged();
    assertThat(shop.reader().streams()).hasSize(2);
    assertThat(shop.stock().units(2)).isEqualTo(20 - 4 - 3);
    assertThat(shop.reader().together(shop.reader().findSale(basket))).hasSize(2);
    assertThat(shop.journal().returned(sale, 1)).isEqualTo(1);
    assertThat(shop.journal().findByKey("count")).hasSize(1);
    assertThat(before.streamId()).isNotEqualTo(shop.stock().position().streamId());
    central = yesterday; // which forgets the sale that the disk lost
    sold.remove(5);
    sync();
    sync();
    assertConverged();
    assertThat(shop.journal().returned(sale, 1)).isEqualTo(1);
  }

  /** A basket of products 1 and 2, a unit of a sale that comes back, and 3 units missing of 2. */
  private String goods(String sale) {
    return shop.ask(
        pen -> {
          Instant at = TestShop.CLOCK.instant();
          String id = SaleId.at(at, pen.position().lastSeq() + 1);
          SaleFacts first = new SaleFacts(id, 1, 0, new Basket(2, 2_000L), "basket", "00");
          SaleFacts second = new SaleFacts(id, 1, 0, null, null);
          ReturnFacts back = new ReturnFacts("r", sale, false, true, "return", "00");
          CountFacts count = new CountFacts("c", false, "count", "00");
          pen.write(seq -> Movement.of(seq, 1, 2, 250, first, at));
          pen.write(seq -> Movement.of(seq, 2, 4, 180, second, at));
          pen.setReturned(sale, 1, 1);
          pen.write(seq -> Movement.of(seq, 1, 1, 250, back, at));
          pen.write(seq -> Movement.of(seq, 2, 3, 180, count, at));
          return id;
        });
  }

  @Test
  void healsAfterARestartInTheMiddleOfHealing() throws Exception {
    sell(5);
    sync();
    Path backup = copy();
    sell(5);
    sync();
    restore(backup);
    sell(5);
    Path beforeHealing = copy();
    central.losesAnswers = true;
    assertThatThrownBy(this::sync).isInstanceOf(CentralUnreachable.class);
    central.losesAnswers = false;
    sync(); // healed, and part of it posted
    restore(beforeHealing); // and the disk goes back once more: central has those five as origins
    sell(1);

    sync();
    sync();

    assertConverged();
  }

  @Test
  void healsAReplacedDiskWithoutOpeningItsStockTwice() throws Exception {
    sell(5);
    sync();
    shop.close();
    disk = home.resolve("new-disk");
    shop = TestShop.open(disk);
    sell(4);

    sync();
    sync();

    assertConverged();
    assertThat(shop.stock().units(1)).isEqualTo(50 - 9);
  }

  @Test
  void healsBothSidesOfAClonedMachine() throws Exception {
    sell(5);
    sync();
    Path clone = copy();
    sell(3);
    sync();
    TestShop original = shop;
    shop = TestShop.open(clone);
    sell(4);
    sync();
    sync();
    TestShop cloned = shop;
    shop = original;
    sell(2);
    sync();
    sync();
    cloned.close();

    assertConverged();
  }

  @Test
  void healsWhenCentralWasRestoredToBeforeAHealing() throws Exception {
    sell(5);
    sync();
    FakeCentral yesterday = central.backup();
    Path backup = copy();
    sell(2);
    sync();
    restore(backup);
    sold.subList(5, 7).clear(); // the tail is gone from the disk, and soon from central too
    sell(3);
    sync();
    sync();
    central = yesterday;
    sell(1);

    sync();
    sync();

    assertConverged();
  }

  @Test
  void keepsItsStateWhenHealingCannotReachCentral() throws Exception {
    sell(2);
    sync();
    shop.close();
    disk = home.resolve("new-disk");
    shop = TestShop.open(disk);
    sell(1);
    Position before = shop.stock().position();
    central.unreachable = true;

    assertThatThrownBy(this::sync).isInstanceOf(CentralUnreachable.class);

    assertThat(shop.stock().position()).isEqualTo(before);
    central.unreachable = false;
    sync();
    sync();
    assertConverged();
  }

  @Test
  void healsOnceAConversationAndWaitsLongerEachTimeCentralInsistsOnAnotherHead() {
    sell(1);
    SyncSession session = session();
    central.instead = new CentralAnswer.Elsewhere(nowhere(), false);

    session.run(false);

    assertThat(shop.reader().streams()).hasSize(2);
    assertThat(central.requests).hasSize(2);
    assertThat(Duration.ofNanos(pacing.nanosToWait(true))).isLessThan(Duration.ofSeconds(3));
    for (int again = 0; again < 4; again++) {
      session.run(false);
    }
    assertThat(pacing.nanosToWait(true)).isGreaterThanOrEqualTo(Pacing.SLOW.toNanos());
    central.instead = null;
    session.run(false);
    assertConverged();
  }

  @Test
  void triesSoonAgainAfterAnAnswerWhenAnotherMachineOutranItsHealing() {
    sell(1);
    SyncSession session = session();
    central.instead = new CentralAnswer.Elsewhere(nowhere(), false);
    session.run(false);
    session.run(false);
    central.instead = null;
    session.run(false);
    central.instead = new CentralAnswer.Elsewhere(nowhere(), false);

    session.run(false);

    assertThat(Duration.ofNanos(pacing.nanosToWait(true))).isLessThan(Duration.ofSeconds(3));
  }

  private static LineRef nowhere() {
    return new LineRef("nowhere", 7, Hash.next(null, new byte[] {7}));
  }

  @Test
  void waitsWhenCentralRefusesWhatItAsksFor() {
    sell(1);
    central.instead = new CentralAnswer.Elsewhere(null, true);

    sync();

    assertThat(central.requests).hasSize(1);
    assertThat(pacing.isDue(true)).isFalse();
  }

  @Test
  void saysWhetherCentralRefused() {
    sell(1);
    central.instead = new CentralAnswer.Unauthorised(403);
    assertThat(session().run(false)).isFalse();
    central.instead = null;
    assertThat(session().run(false)).isTrue();
  }

  @Test
  void waitsAndKeepsItsLinesWhenCentralRefuses() {
    sell(1);
    central.instead = new CentralAnswer.Unauthorised(401);

    sync();

    assertThat(refusals).hasSize(1);
    assertThat(shop.stock().position().ackedSeq()).isEqualTo(-1);
    assertThat(pacing.nanosToWait(true)).isGreaterThanOrEqualTo(Pacing.SLOW.toNanos());
    central.instead = new CentralAnswer.Busy(Duration.ofSeconds(7));
    sync();
    assertThat(Duration.ofNanos(pacing.nanosToWait(true)))
        .isBetween(Duration.ofSeconds(7), Duration.ofSeconds(9));
    central.instead = null;
    sync();
    assertConverged();
  }

  private void sell(int sales) {
    for (int i = 0; i < sales; i++) {
      sold.add(shop.sell(1, 1));
    }
  }

  private void sync() {
    session().run(false);
  }

  private final List<SyncReply> learned = new ArrayList<>();
  private @Nullable SyncSession session;
  private @Nullable Object sessionOf;

  private SyncSession session() {
    if (session == null || sessionOf != shop) {
      sessionOf = shop;
      session = newSession(shop);
    }
    return session;
  }

  private SyncSession newSession(TestShop here) {
    Central relay = new Relay();
    return Conversation.session(
        here,
        relay,
        new Conversation.Reports(here, () -> null, Map::of, refusals::add),
        pacing,
        reply -> {
          learned.add(reply);
          return false;
        });
  }

  /** Everything sold is at central once, and both know the same stock and the same head. */
  private void assertConverged() {
    assertThat(central.saleIds()).containsExactlyInAnyOrderElementsOf(sold);
    Position position = shop.stock().position();
    assertThat(position.pending()).isZero();
    assertThat(central.head.streamId()).isEqualTo(position.streamId());
    assertThat(central.head.hash()).isEqualTo(position.lastHash());
    assertThat(StockDigest.of(Map.copyOf(central.units())))
        .isEqualTo(StockDigest.text(position.digestSum()));
    central.units().forEach((id, units) -> assertThat(shop.stock().units(id)).isEqualTo(units));
  }

  private Path copy() throws Exception {
    shop.close();
    Path copy = TestShop.copyOf(disk, home);
    shop = TestShop.open(disk);
    return copy;
  }

  private void restore(Path backup) throws Exception {
    shop.close();
    disk = backup;
    shop = TestShop.open(disk);
  }

  /** The central of the moment: tests replace it. */
  private final class Relay implements Central {
    @Override
    public CentralAnswer sync(SyncEnvelope envelope, List<byte[]> lines) {
      return central.sync(envelope, lines);
    }

    @Override
    public com.ecomarket.contract.Book book() {
      return central.book();
    }

    @Override
    public com.ecomarket.contract.KnownLines known(com.ecomarket.contract.KnownLines.Query query) {
      return central.known(query);
    }
  }
}
