package com.ecomarket.central.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.CentralUnderTest.Reply;
import com.ecomarket.central.ShopJournal;
import com.ecomarket.contract.OpenShipments.ShippedItem;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the lines of branches do to shipments, in any order and however often they are sent. */
class PostedShipmentsTest extends ShippingTest {
  private static final String ID = "ship-1";

  @Test
  void takesAReceiptBeforeItsDispatch() {
    send(south.receipt(ID, "NORTE", 1, 6).damaged(ID, "NORTE", 1, 1));
    assertThat(lines(ID)).containsExactly("1: 0 0 6 1 0 -7");
    assertThat(status(ID)).isEqualTo("in_transit");
    assertThat(shipment(ID).path("in_transit_for_s").isNull()).isTrue();
    assertThat(discrepancies(ID)).containsExactly("over-received of SUR, open");

    send(north.dispatch(ID, "SUR", 1, 7));
    assertThat(lines(ID)).containsExactly("1: 0 7 6 1 0 0");
    assertThat(status(ID)).isEqualTo("settled");
    assertThat(shipment(ID).path("dispatched_at").asText()).isEqualTo("2026-01-02T03:04:05.678Z");
    assertThat(discrepancies(ID)).containsExactly("over-received of SUR, resolved");
  }

  @Test
  void countsALineOnceHoweverOftenItIsSent() {
    send(north.dispatch(ID, "SUR", 1, 7));
    byte[] body = north.body(0, north.size());
    assertThat(central.sync("NORTE", body).status()).isEqualTo(200);
    assertThat(central.sync("NORTE", body).status()).isEqualTo(200);

    assertThat(lines(ID)).containsExactly("1: 0 7 0 0 0 7");
  }

  /** The journal is replaced, and then that one too: each writes the lines again. */
  @Test
  void countsALineOnceThatHealingWroteAgainTwice() {
    send(north.dispatch(ID, "SUR", 1, 7));
    int dispatch = north.size() - 1;
    north.dispatch("ship-2", "SUR", 2, 3);
    ShopJournal healed =
        ShopJournal.open("NORTE", "n2", "i2", north.ref(dispatch), null)
            .again(north, dispatch)
            .again(north, dispatch + 1);
    healed.stock().putAll(north.stock());
    send(healed);
    assertThat(lines(ID)).containsExactly("1: 0 7 0 0 0 7");
    assertThat(lines("ship-2")).containsExactly("2: 0 3 0 0 0 3");

    ShopJournal again =
        ShopJournal.open("NORTE", "n3", "i3", healed.head(), null)
            .again(healed, 1)
            .again(healed, 2)
            .again(healed, 2);
    again.stock().putAll(north.stock());
    send(again);
    assertThat(lines(ID)).containsExactly("1: 0 7 0 0 0 7");
    assertThat(lines("ship-2")).containsExactly("2: 0 3 0 0 0 3");
    assertThat(account(1, "transit@NORTE")).isEqualTo(7);

    send(south.receipt(ID, "NORTE", 1, 7));
    ShopJournal moved =
        ShopJournal.open("SUR", "s2", "i4", south.head(), null).again(south, south.size() - 1);
    moved.stock().putAll(south.stock());
    send(moved);
    assertThat(lines(ID)).containsExactly("1: 0 7 7 0 0 0");
  }

  @Test
  void notesEachArrivalThatLeavesARestUntilItIsThere() {
    send(north.dispatch(ID, "SUR", 1, 7).dispatch(ID, "SUR", 2, 2));
    assertThat(discrepancies(ID)).isEmpty();
    send(south.receipt(ID, "NORTE", 1, 7));
    assertThat(discrepancies(ID)).containsExactly("short-shipment of SUR, open");
    send(south.receipt(ID, "NORTE", 2, 1));
    JsonNode noted = central.get("/discrepancies?kind=short-shipment").json();
    assertThat(noted.at("/discrepancies/0/times").asLong()).isEqualTo(2);
    assertThat(noted.at("/discrepancies/0/title").asText()).isEqualTo("A shipment arrived in part");
    send(south.receipt(ID, "NORTE", 2, 1));

    assertThat(discrepancies(ID)).containsExactly("short-shipment of SUR, resolved");
    assertThat(central.get("/discrepancies").text())
        .contains("The shipment is settled: 9 units received, 0 damaged, 0 lost.");
  }

  @Test
  void notesADestinationOfWhichNobodyHasHeard() {
    send(north.dispatch(ID, "OESTE", 1, 7).dispatch("ship-2", "central", 1, 1));

    assertThat(discrepancies(ID)).containsExactly("unknown-destination of NORTE, open");
    assertThat(discrepancies("ship-2")).isEmpty();
    // It is new, and this is its first shipment.
    ShopJournal west = ShopJournal.open("OESTE", "o1");
    assertThat(send(west).json().at("/shipments/open/0/shipment_id").asText()).isEqualTo(ID);
    send(west.receipt(ID, "NORTE", 1, 7));
    assertThat(status(ID)).isEqualTo("settled");
  }

  @Test
  void notesLinesThatTellOtherPlacesOfOneShipment() {
    String asked =
        open("{\"from\":\"NORTE\",\"to\":\"SUR\",\"lines\":[{\"product_id\":1,\"quantity\":1}]}");
    send(north.dispatch(asked, "central", 1, 1));
    assertThat(discrepancies(asked)).containsExactly("shipment-contradicted of NORTE, open");
    assertThat(shipment(asked).path("to").asText()).isEqualTo("SUR");

    send(north.dispatch(ID, "central", 2, 2));
    send(south.receipt(ID, "NORTE", 2, 2));
    assertThat(discrepancies(ID)).containsExactly("shipment-contradicted of SUR, open");
    assertThat(lines(ID)).containsExactly("2: 0 2 2 0 0 0");
  }

  @Test
  void quarantinesALineWhoseShipmentHasNoName() {
    int size = north.size();
    north.raw(dispatch(size, "a b", "2026-01-02T03:04:05Z"));
    north.raw(dispatch(size + 1, "\\u0000", "2026-01-02T03:04:05Z"));
    north.raw(dispatch(size + 2, "x".repeat(65), "2026-01-02T03:04:05Z"));
    Reply reply = send(north);

    assertThat(reply.json().path("quarantined")).hasSize(3);
    assertThat(central.get("/shipments").json().path("shipments")).isEmpty();
    assertThat(account(1, "stock@NORTE")).isEqualTo(50);
  }

  @Test
  void takesAnyClockOfABranch() {
    int size = north.size();
    north.raw(dispatch(size, "late", "+1000000000-12-31T23:59:59Z"));
    north.raw(dispatch(size + 1, "early", "-1000000000-01-01T00:00:00Z"));
    north.stock().merge(1L, -2L, Long::sum);
    send(north);

    assertThat(shipment("late").path("dispatched_at").asText()).startsWith("9999");
    assertThat(shipment("early").path("dispatched_at").asText()).startsWith("1970");
    assertThat(shipment("late").path("in_transit_for_s").asLong(-1)).isBetween(0L, 5L);
  }

  @Test
  void tellsABranchOfItsOpenShipmentsAndNotAgainIfItKnows() {
    assertThat(send(north).json().has("shipments")).isFalse();
    send(north.dispatch(ID, "SUR", 1, 7));
    open("{\"to\":\"NORTE\",\"lines\":[{\"product_id\":3,\"quantity\":2}]}");
    String asked =
        open("{\"from\":\"SUR\",\"to\":\"central\",\"lines\":[{\"product_id\":1,\"quantity\":1}]}");

    JsonNode told = send(south).json().path("shipments");
    assertThat(told.path("open"))
        .extracting(one -> one.path("shipment_id").asText())
        .containsExactly(ID, asked);
    assertThat(told.at("/open/0/dispatched_at").asText()).isEqualTo("2026-01-02T03:04:05.678Z");
    assertThat(told.at("/open/0").has("requested_at")).isFalse();
    assertThat(told.at("/open/1").has("dispatched_at")).isFalse();
    assertThat(told.at("/open/1/lines").toString())
        .isEqualTo(
            "[{\"product_id\":1,\"requested\":1,\"dispatched\":0,\"received\":0,"
                + "\"damaged\":0,\"lost\":0}]");
    assertThat(send(south).json().path("shipments")).isEqualTo(told);
    south.knows(told.path("digest").asText());
    assertThat(send(south).json().has("shipments")).isFalse();
    assertThat(send(north).json().at("/shipments/open")).hasSize(2);

    // Also in the very answer to the lines that change it.
    JsonNode after = send(south.receipt(ID, "NORTE", 1, 7)).json().path("shipments");
    assertThat(after.path("open")).hasSize(1);
    assertThat(after.path("digest")).isNotEqualTo(told.path("digest"));
    cancel(asked);
    JsonNode none = send(south).json().path("shipments");
    assertThat(none.path("open").isArray()).isTrue();
    assertThat(none.path("open")).isEmpty();
    assertThat(send(south.knows(none.path("digest").asText())).json().has("shipments")).isFalse();
    assertThat(send(south.knows(null)).json().has("shipments")).isFalse();
  }

  @Test
  void tellsOfWholeShipmentsOnly() {
    Shipment one = shipment("a", 2);
    Shipment two = shipment("b", 3);

    assertThat(ShipmentNews.fitting(List.of(one, two), 5)).containsExactly(one, two);
    assertThat(ShipmentNews.fitting(List.of(one, two), 4)).containsExactly(one);
    assertThat(ShipmentNews.fitting(List.of(two), 2)).containsExactly(two);
  }

  private static Shipment shipment(String id, int products) {
    return new Shipment(
        id,
        "NORTE",
        "SUR",
        null,
        null,
        null,
        null,
        null,
        ShipmentStatus.IN_TRANSIT,
        LongStream.rangeClosed(1, products)
            .mapToObj(product -> new ShippedItem(product, 0, 1, 0, 0, 0))
            .toList());
  }

  private static String dispatch(int seq, String shipmentId, String at) {
    return "{\"seq\":"
        + seq
        + ",\"kind\":\"DISPATCH\",\"product_id\":1,\"quantity\":1,\"unit_price\":2.50,"
        + "\"shipment_id\":\""
        + shipmentId
        + "\",\"to\":\"SUR\",\"at\":\""
        + at
        + "\"}";
  }
}
