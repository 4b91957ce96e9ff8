package com.ecomarket.branch.receiving;

import static com.ecomarket.branch.shipment.TestShipments.announce;
import static com.ecomarket.branch.shipment.TestShipments.announcements;
import static com.ecomarket.branch.shipment.TestShipments.arriving;
import static com.ecomarket.branch.shipment.TestShipments.requested;
import static com.ecomarket.branch.shipment.TestShipments.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.branch.receiving.ReceivingRefusal.MoreThanShipped;
import com.ecomarket.branch.receiving.ReceivingRefusal.NotInShipment;
import com.ecomarket.branch.receiving.ReceivingRefusal.NothingOnTheWay;
import com.ecomarket.branch.receiving.ReceivingRefusal.UnknownShipment;
import com.ecomarket.branch.shipment.Announcements;
import com.ecomarket.branch.shipment.Shipments;
import com.ecomarket.branch.stock.Outcome;
import com.ecomarket.branch.stock.Outcome.Done;
import com.ecomarket.branch.stock.Outcome.KeyReused;
import com.ecomarket.branch.stock.Outcome.Refused;
import com.ecomarket.branch.stock.RequestKey;
import com.ecomarket.branch.stock.TestShop;
import com.ecomarket.contract.Facts.ReceiptFacts;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.OpenShipments.ShippedItem;
import com.ecomarket.contract.StreamLine;
import com.ecomarket.contract.UnreadableLine;
import com.ecomarket.contract.Wire;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiveTest {
  @TempDir Path directory;
  private TestShop shop;
  private Announcements announcements;

  @BeforeEach
  void open() {
    shop = TestShop.open(directory);
    announcements = announcements(shop);
    announce(shop, announcements, arriving("s1", shipped(1, 10), shipped(99, 4)));
  }

  @AfterEach
  void close() throws Exception {
    shop.close();
  }

  @Test
  void putsSoundUnitsOnTheShelfAndDamagedOnesNot() {
    List<Movement> lines = done(receive("s1", Map.of(1L, new Arrival(5, 2)))).what();

    assertThat(lines).extracting(Movement::quantity).containsExactly(5L, 2L);
    assertThat(lines).extracting(Movement::unitPriceCents).containsOnly(250L);
    ReceiptFacts sound = (ReceiptFacts) lines.get(0).facts();
    ReceiptFacts damaged = (ReceiptFacts) lines.get(1).facts();
    assertThat(sound.from()).isEqualTo("A");
    assertThat(sound.shipmentId()).isEqualTo("s1");
    assertThat(damaged.damaged()).isTrue();
    assertThat(damaged.receiptId()).isEqualTo(sound.receiptId());
    assertThat(shop.stock().units(1)).isEqualTo(55);
    assertThat(refused(receive("s1", Map.of(1L, new Arrival(2, 2)))))
        .isEqualTo(new MoreThanShipped(1, 3, 4));
  }

  @Test
  void takesInWhatTheCatalogueDoesNotKnow() {
    Movement line = done(receive("s1", Map.of(99L, new Arrival(4, 0)))).what().get(0);

    assertThat(line.unitPriceCents()).isZero();
    assertThat(shop.stock().units(99)).isEqualTo(4);
  }

  @Test
  void takesInAllThatIsOnTheWayAndThenNothing() {
    receive("s1", Map.of(1L, new Arrival(3, 0)));

    List<Movement> lines = done(receive("s1", null)).what();

    assertThat(lines).extracting(Movement::quantity).containsExactly(7L, 4L);
    assertThat(refused(receive("s1", null))).isEqualTo(new NothingOnTheWay("s1"));
    assertThat(shop.stock().units(1)).isEqualTo(60);
  }

  @Test
  void neverTakesInMoreThanWasSentAlsoAfterARestartWithoutCentral() throws Exception {
    receive("s1", Map.of(1L, new Arrival(6, 0)));
    shop.close();
    shop = TestShop.open(directory);
    announcements = announcements(shop);

    assertThat(refused(receive("s1", Map.of(1L, new Arrival(5, 0)))))
        .isEqualTo(new MoreThanShipped(1, 4, 5));
    assertThat(receive("s1", Map.of(1L, new Arrival(4, 0)))).isInstanceOf(Done.class);
    assertThat(shop.stock().units(1)).isEqualTo(60);
  }

  @Test
  void countsWhatCentralKnowsAndWhatItDoesNotKnowYetOnce() {
    receive("s1", Map.of(1L, new Arrival(2, 0)));
    // Central has these two, and five that a lost tail of this journal held; one was given up.
    announce(shop, announcements, arriving("s1", new ShippedItem(1, 0, 10, 7, 0, 1)));
    receive("s1", Map.of(1L, new Arrival(1, 0)));

    assertThat(refused(receive("s1", Map.of(1L, new Arrival(2, 0)))))
        .isEqualTo(new MoreThanShipped(1, 1, 2));
  }

  @Test
  void countsAReceiptOnceThatHealingWroteAgain() {
    receive("s1", Map.of(1L, new Arrival(6, 0)));
    var receipt = shop.reader().line(shop.reader().stream(1), 4);
    shop.ask(
        pen -> {
          pen.openStream(
              new StreamLine("B", "S2", null, null, TestShop.CLOCK.instant()), Map.of(1L, 50L));
          pen.writeAgain(
              seq -> {
                try {
                  return Wire.moved(receipt.bytes(), seq, receipt.ref());
                } catch (UnreadableLine e) {
                  throw new IllegalStateException(e);
                }
              },
              receipt.movement());
          return true;
        });

    assertThat(shop.stock().units(1)).isEqualTo(56);
    assertThat(refused(receive("s1", Map.of(1L, new Arrival(5, 0)))))
        .isEqualTo(new MoreThanShipped(1, 4, 5));
    assertThat(receive("s1", Map.of(1L, new Arrival(4, 0)))).isInstanceOf(Done.class);
  }

  @Test
  void refusesWhatIsNotAnnouncedToThisShopAndAllOfItWithIt() {
    announce(shop, announcements, arriving("s1", shipped(1, 10)), requested("s2", shipped(1, 10)));

    assertThat(refused(receive("s3", null))).isEqualTo(new UnknownShipment());
    assertThat(refused(receive("s2", null))).isEqualTo(new UnknownShipment());
    assertThat(refused(receive("s1", Map.of(1L, new Arrival(1, 0), 2L, new Arrival(1, 0)))))
        .isEqualTo(new NotInShipment(2, "s1"));
    assertThat(shop.stock().units(1)).isEqualTo(50);
  }

  @Test
  void takesInOnceForOneKeyAlsoWhenNothingIsLeft() {
    List<Movement> first = done(receive("s1", null, "k")).what();
    Done<List<Movement>, ReceivingRefusal> again = done(receive("s1", null, "k"));

    assertThat(again.replayed()).isTrue();
    assertThat(again.what()).isEqualTo(first);
    assertThat(receive("s2", null, "k")).isEqualTo(new KeyReused<>("k"));
    assertThat(shop.stock().units(1)).isEqualTo(60);
  }

  @Test
  void tellsTheCounterWhatMayStillArrive() {
    Shipments shipments = new Shipments("B", announcements);

    assertThat(expected(shipments, Set.of(1L, 2L))).containsExactly("s1");
    assertThat(expected(shipments, Set.of(2L))).isEmpty();
    receive("s1", null);
    assertThat(expected(shipments, Set.of(1L))).isEmpty();
  }

  private List<String> expected(Shipments shipments, Set<Long> products) {
    return shop.ask(pen -> shipments.expectedHere(products, pen));
  }

  private Outcome<List<Movement>, ReceivingRefusal> receive(
      String id, @Nullable Map<Long, Arrival> arrived) {
    return receive(id, arrived, null);
  }

  private Outcome<List<Movement>, ReceivingRefusal> receive(
      String id, @Nullable Map<Long, Arrival> arrived, @Nullable String key) {
    return shop.ask(
        new Receive(
            new Shipments("B", announcements),
            id,
            arrived,
            RequestKey.of(key, () -> id + arrived),
            TestShop.CLOCK.instant()));
  }

  private static <T, R> Done<T, R> done(Outcome<T, R> outcome) {
    return (Done<T, R>) outcome;
  }

  private static <T, R> R refused(Outcome<T, R> outcome) {
    return ((Refused<T, R>) outcome).why();
  }
}
