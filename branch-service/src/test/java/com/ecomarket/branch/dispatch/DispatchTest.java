package com.ecomarket.branch.dispatch;

import static com.ecomarket.branch.shipment.TestShipments.announce;
import static com.ecomarket.branch.shipment.TestShipments.announcements;
import static com.ecomarket.branch.shipment.TestShipments.arriving;
import static com.ecomarket.branch.shipment.TestShipments.asked;
import static com.ecomarket.branch.shipment.TestShipments.requested;
import static com.ecomarket.branch.shipment.TestShipments.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.branch.dispatch.DispatchRefusal.AlreadyDispatched;
import com.ecomarket.branch.dispatch.DispatchRefusal.InsufficientStock;
import com.ecomarket.branch.dispatch.DispatchRefusal.MoreThanRequested;
import com.ecomarket.branch.dispatch.DispatchRefusal.NotInShipment;
import com.ecomarket.branch.dispatch.DispatchRefusal.UnknownProduct;
import com.ecomarket.branch.dispatch.DispatchRefusal.UnknownShipment;
import com.ecomarket.branch.shipment.Announcements;
import com.ecomarket.branch.shipment.Shipments;
import com.ecomarket.branch.stock.Outcome;
import com.ecomarket.branch.stock.Outcome.Done;
import com.ecomarket.branch.stock.Outcome.KeyReused;
import com.ecomarket.branch.stock.Outcome.Refused;
import com.ecomarket.branch.stock.RequestKey;
import com.ecomarket.branch.stock.TestShop;
import com.ecomarket.contract.Facts.DispatchFacts;
import com.ecomarket.contract.Movement;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DispatchTest {
  @TempDir Path directory;
  private TestShop shop;
  private Announcements announcements;

  @BeforeEach
  void open() {
    shop = TestShop.open(directory);
    announcements = announcements(shop);
    announce(
        shop,
        announcements,
        requested("r1", asked(1, 10), asked(2, 5)),
        arriving("s1", shipped(1, 10)));
  }

  @AfterEach
  void close() throws Exception {
    shop.close();
  }

  @Test
  void takesAllLinesOffTheShelfUnderOneId() {
    List<Movement> lines = done(send(Map.of(1L, 8L, 3L, 10L), null)).what();

    assertThat(lines).extracting(Movement::quantity).containsExactly(8L, 10L);
    assertThat(lines)
        .extracting(line -> ((DispatchFacts) line.facts()).shipmentId())
        .containsOnly(lines.get(0).facts().id());
    assertThat(((DispatchFacts) lines.get(0).facts()).to()).isEqualTo("C");
    assertThat(shop.stock().units(1)).isEqualTo(42);
    assertThat(shop.stock().units(3)).isZero();
  }

  @Test
  void sendsAllLinesOrNone() {
    assertThat(refused(send(Map.of(1L, 8L, 3L, 11L), null)))
        .isEqualTo(new InsufficientStock(3, "Leche Deslactosada", 11, 10));
    assertThat(refused(send(Map.of(1L, 8L, 99L, 1L), null))).isEqualTo(new UnknownProduct(99));
    assertThat(shop.stock().units(1)).isEqualTo(50);
  }

  @Test
  void sendsOnceForOneKeyAlsoAfterARestart() throws Exception {
    List<Movement> first = done(send(Map.of(1L, 8L, 2L, 1L), "k")).what();
    shop.close();
    shop = TestShop.open(directory);

    Done<List<Movement>, DispatchRefusal> again = done(send(Map.of(1L, 8L, 2L, 1L), "k"));

    assertThat(again.replayed()).isTrue();
    assertThat(again.what()).isEqualTo(first);
    assertThat(send(Map.of(1L, 9L), "k")).isEqualTo(new KeyReused<>("k"));
    assertThat(shop.stock().units(1)).isEqualTo(42);
  }

  @Test
  void sendsWhatWasAskedForUnderTheSameIdAndOnce() throws Exception {
    List<Movement> lines = done(requestedOnes("r1", null)).what();

    assertThat(lines).extracting(line -> line.facts().id()).containsOnly("r1");
    assertThat(lines).extracting(Movement::quantity).containsExactly(10L, 5L);
    assertThat(refused(requestedOnes("r1", null))).isEqualTo(new AlreadyDispatched("r1"));
    shop.close();
    shop = TestShop.open(directory);
    announcements = announcements(shop);
    assertThat(refused(requestedOnes("r1", null))).isEqualTo(new AlreadyDispatched("r1"));
    announce(shop, announcements); // all settled
    assertThat(refused(requestedOnes("r1", null))).isEqualTo(new AlreadyDispatched("r1"));
    assertThat(shop.stock().units(1)).isEqualTo(40);
  }

  @Test
  void sendsLessThanWasAskedForButNotMore() {
    assertThat(refused(requestedOnes("r1", Map.of(1L, 11L))))
        .isEqualTo(new MoreThanRequested(1, 10, 11));
    assertThat(refused(requestedOnes("r1", Map.of(3L, 1L)))).isEqualTo(new NotInShipment(3, "r1"));
    assertThat(requestedOnes("r1", Map.of(1L, 9L))).isInstanceOf(Done.class);
    assertThat(shop.stock().units(1)).isEqualTo(41);
    assertThat(shop.stock().units(2)).isEqualTo(20);
  }

  @Test
  void sendsNothingThatNobodyAskedThisShopFor() {
    assertThat(refused(requestedOnes("s1", null))).isEqualTo(new UnknownShipment());
    assertThat(refused(requestedOnes("r2", null))).isEqualTo(new UnknownShipment());
  }

  @Test
  void doesNotSendAgainWhatCentralSaysHasLeft() {
    announce(shop, announcements, requested("r1", shipped(1, 10)));

    assertThat(refused(requestedOnes("r1", null))).isEqualTo(new AlreadyDispatched("r1"));
  }

  private Outcome<List<Movement>, DispatchRefusal> send(
      Map<Long, Long> units, @Nullable String key) {
    Map<Long, Long> inOrder = new TreeMap<>(units);
    return shop.ask(
        new Dispatch(
            "C", inOrder, RequestKey.of(key, inOrder::toString), TestShop.CLOCK.instant()));
  }

  private Outcome<List<Movement>, DispatchRefusal> requestedOnes(
      String id, @Nullable Map<Long, Long> units) {
    Shipments shipments = new Shipments("B", announcements);
    return shop.ask(new DispatchRequested(shipments, id, units, null, TestShop.CLOCK.instant()));
  }

  private static <T, R> Done<T, R> done(Outcome<T, R> outcome) {
    return (Done<T, R>) outcome;
  }

  private static <T, R> R refused(Outcome<T, R> outcome) {
    return ((Refused<T, R>) outcome).why();
  }
}
