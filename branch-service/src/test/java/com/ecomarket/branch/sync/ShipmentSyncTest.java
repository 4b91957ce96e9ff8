package com.ecomarket.branch.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecomarket.branch.shipment.Announcements;
import com.ecomarket.branch.shipment.Shipment;
import com.ecomarket.branch.shipment.Shipments;
import com.ecomarket.branch.stock.Position;
import com.ecomarket.branch.stock.TestShop;
import com.ecomarket.contract.Facts.DispatchFacts;
import com.ecomarket.contract.Facts.ReceiptFacts;
import com.ecomarket.contract.Movement;
import com.ecomarket.contract.OpenShipments.OpenShipment;
import com.ecomarket.contract.OpenShipments.ShippedItem;
import com.ecomarket.contract.StockDigest;
import com.ecomarket.contract.SyncEnvelope;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Shipments of branch {@code B} between its journal and central: the units that may still arrive
 * are those that left and did not, whoever forgot what.
 */
class ShipmentSyncTest {
  @TempDir Path home;
  private final AtomicLong nanos = new AtomicLong();
  private final Pacing pacing = new Pacing(Duration.ofSeconds(2), nanos::get, () -> 0.5);
  private FakeCentral central = new FakeCentral();
  private TestShop shop;
  private Announcements announcements;
  private Path disk;

  @BeforeEach
  void open() {
    disk = home.resolve("disk");
    open(disk);
    central.shipments.set(
        new OpenShipment(
            "s1", "A", "B", null, Instant.EPOCH, List.of(new ShippedItem(1, 0, 10, 0, 0, 0))));
    sync();
  }

  @AfterEach
  void close() throws Exception {
    shop.close();
  }

  @Test
  void learnsOnceAndSaysWhatItHolds() {
    String digest = announcements.digest();
    assertThat(digest).isEqualTo(central.shipments.state().digest());
    assertThat(onTheWay()).isEqualTo(10);

    sync();

    SyncEnvelope last = central.requests.get(central.requests.size() - 1);
    assertThat(last.report().shipments()).isEqualTo(digest);
    assertThat(announcements.digest()).isEqualTo(digest);
  }

  @Test
  void knowsThemAfterARestartWithoutCentral() throws Exception {
    receive(4);
    restore(disk);

    assertThat(onTheWay()).isEqualTo(6);
    sync();
    assertThat(onTheWay()).isEqualTo(6);
    restore(disk);
    assertThat(onTheWay()).isEqualTo(6);
    receive(6);
    sync();
    sync();
    assertThat(shipment("s1")).isNull();
    assertConverged();
  }

  @Test
  void doesNotReceiveAgainWhatOnlyCentralRemembers() throws Exception {
    Path backup = copy();
    receive(6);
    sync();
    restore(backup); // the receipt is gone from the disk
    assertThat(onTheWay()).isEqualTo(10);

    sync();

    assertThat(onTheWay()).isEqualTo(4);
    assertThat(shop.stock().units(1)).isEqualTo(56);
    receive(4);
    sync();
    sync();
    assertConverged();
    assertThat(shop.stock().units(1)).isEqualTo(60);
  }

  @Test
  void addsWhatItReceivedMeanwhileToWhatOnlyCentralRemembers() throws Exception {
    Path backup = copy();
    receive(6);
    sync();
    restore(backup);
    receive(3); // before it meets central
    central.unreachableAfterAnswers(1); // healed and told, and cut off before the rest is posted

    assertThatThrownBy(() -> sync(true)).isInstanceOf(CentralUnreachable.class);

    assertThat(shop.reader().streams()).hasSize(2);
    assertThat(central.shipments.get("s1").lines().get(0).received()).isEqualTo(6);
    assertThat(onTheWay()).isEqualTo(1);
    central.unreachableAfterAnswers(Integer.MAX_VALUE);
    sync();
    sync();
    assertThat(onTheWay()).isEqualTo(1);
    assertConverged();
    assertThat(shop.stock().units(1)).isEqualTo(59);
  }

  @Test
  void writesItsUnsentDispatchesAndReceiptsAgainOnce() throws Exception {
    Path backup = copy();
    shop.sell(1, 1);
    sync();
    restore(backup);
    dispatch("d1", 5);
    receive(4);

    sync();
    sync();

    assertConverged();
    assertThat(shop.reader().streams()).hasSize(2);
    assertThat(shop.stock().units(1)).isEqualTo(50 - 1 - 5 + 4);
    assertThat(onTheWay()).isEqualTo(6);
    assertThat(shipment("d1").items()).containsExactly(new Shipment.Item(1, 0, 5, 0, 0, 0));
    assertThat(central.shipments.get("d1").lines())
        .containsExactly(new ShippedItem(1, 0, 5, 0, 0, 0));
    FakeCentral now = central;
    central = now.backup();
    sync();
    assertConverged();
  }

  @Test
  void countsAgainWhatARestoredCentralForgot() {
    receive(2);
    sync();
    FakeCentral yesterday = central.backup();
    receive(3);
    sync();
    central = yesterday;

    sync();

    assertThat(onTheWay()).isEqualTo(5);
    sync();
    sync();
    assertThat(onTheWay()).isEqualTo(5);
    assertConverged();
  }

  @Test
  void forgetsItsOwnDispatchWhenCentralHasSettledIt() {
    dispatch("d1", 5);
    assertThat(shipment("d1")).isNotNull();
    sync();
    sync();
    assertThat(shipment("d1")).isNotNull();
    // It arrives, and central's list is what it was before, as its digest is.
    dispatch("d2", 1);
    central.arriveAtOnce = true;

    sync();
    sync();

    assertThat(shipment("d1")).isNotNull();
    assertThat(shipment("d2")).isNull();
  }

  private void receive(long units) {
    String receipt = UUID.randomUUID().toString();
    ReceiptFacts facts = new ReceiptFacts(receipt, "s1", "A", false, null, null);
    write(units, facts);
  }

  private void dispatch(String id, long units) {
    write(units, new DispatchFacts(id, "C", null, null));
  }

  private void write(long units, com.ecomarket.contract.Facts facts) {
    shop.ask(
        pen -> pen.write(seq -> Movement.of(seq, 1, units, 250, facts, TestShop.CLOCK.instant())));
  }

  private long onTheWay() {
    return shipment("s1").item(1).onTheWay();
  }

  private @Nullable Shipment shipment(String id) {
    return new Shipments("B", announcements).find(id, shop.reader());
  }

  private void open(Path directory) {
    shop = TestShop.open(directory);
    announcements = new Announcements(shop::ask, shop.opened().announced());
  }

  private Path copy() throws Exception {
    shop.close();
    Path copy = TestShop.copyOf(disk, home);
    open(disk);
    return copy;
  }

  private void restore(Path from) throws Exception {
    shop.close();
    disk = from;
    open(from);
  }

  private void sync() {
    sync(false);
  }

  private void sync(boolean probing) {
    Conversation.session(
            shop,
            central,
            new Conversation.Reports(
                shop, announcements::digest, Map::of, Conversation.NONE_REFUSED),
            pacing,
            new ShipmentLearner(announcements, shop.stock(), shop.reader()))
        .run(probing);
  }

  private void assertConverged() {
    Position position = shop.stock().position();
    assertThat(position.pending()).isZero();
    assertThat(StockDigest.of(Map.copyOf(central.units())))
        .isEqualTo(StockDigest.text(position.digestSum()));
    assertThat(central.shipments.get("s1").lines().get(0).inTransit()).isGreaterThanOrEqualTo(0);
  }
}
