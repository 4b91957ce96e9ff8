package com.ecomarket.central.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.CentralUnderTest.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What arrives at the warehouse, what never arrives, and what arrives after all. */
class ReceivingTest extends ShippingTest {
  private static final String ID = "0190-ship";
  private static final String LOST = "{\"reason\":\"Robo en la carretera\"}";

  @BeforeEach
  void dispatch() {
    send(north.dispatch(ID, "central", 1, 10).dispatch(ID, "central", 2, 5));
  }

  @Test
  void receivesInPartsAndPutsDamagedUnitsAside() {
    Reply first =
        receive(
            ID,
            "{\"lines\":[{\"product_id\":1,\"received\":6,\"damaged\":1},"
                + "{\"product_id\":2,\"received\":5}]}");

    assertThat(first.status()).as(first.text()).isEqualTo(201);
    assertThat(first.json().path("status").asText()).isEqualTo("in_transit");
    assertThat(first.json().at("/lines/0/in_transit").asLong()).isEqualTo(3);
    assertThat(lines(ID)).containsExactly("1: 0 10 6 1 0 3", "2: 0 5 5 0 0 0");
    assertThat(discrepancies(ID)).containsExactly("short-shipment of central, open");
    assertThat(central.get("/discrepancies?kind=short-shipment").text())
        .contains("3 of 10 units of product 1 are missing.");
    assertThat(account(1, "stock@central")).isEqualTo(956);
    assertThat(account(1, "shrinkage@central")).isEqualTo(1);

    Reply rest = receive(ID, "{\"lines\":[{\"product_id\":1,\"received\":0,\"damaged\":3}]}");
    assertThat(rest.json().path("status").asText()).isEqualTo("settled");
    assertThat(rest.json().path("receipt_id")).isNotEqualTo(first.json().path("receipt_id"));
    assertThat(lines(ID)).containsExactly("1: 0 10 6 4 0 0", "2: 0 5 5 0 0 0");
    // The rest has come: nobody needs to ask any more.
    assertThat(discrepancies(ID)).containsExactly("short-shipment of central, resolved");
    assertThat(account(1, "transit@NORTE")).isZero();
    JsonNode explained = central.get("/movements?product_id=1&account=transit@NORTE").json();
    assertThat(explained.path("lines")).hasSize(4);
    assertThat(explained.path("total").asLong()).isZero();
  }

  @Test
  void receivesAllThatIsOnTheWay() {
    receive(ID, "{\"lines\":[{\"product_id\":1,\"received\":4}]}");
    Reply reply = receive(ID, "{}");

    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    assertThat(lines(ID)).containsExactly("1: 0 10 10 0 0 0", "2: 0 5 5 0 0 0");
    refused(receive(ID, "{}"), 409, "nothing-on-the-way");
  }

  @Test
  void receivesOncePerKey() {
    String part = "{\"lines\":[{\"product_id\":1,\"received\":3}]}";
    Reply first = receive(ID, part, "Idempotency-Key", "ramp-1");
    Reply again = receive(ID, part, "Idempotency-Key", "ramp-1");

    assertThat(again.text()).isEqualTo(first.text());
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(lines(ID).get(0)).isEqualTo("1: 0 10 3 0 0 7");
    refused(receive(ID, "{}", "Idempotency-Key", "ramp-1"), 422, "idempotency-key-reused");
    send(north.dispatch("other", "central", 1, 3));
    refused(receive("other", part, "Idempotency-Key", "ramp-1"), 422, "idempotency-key-reused");
    refused(settle(ID, LOST, "Idempotency-Key", "ramp-1"), 422, "idempotency-key-reused");
  }

  @Test
  void receivesNothingOfWhatCannotBe() {
    String toSouth = open("{\"to\":\"SUR\",\"lines\":[{\"product_id\":1,\"quantity\":1}]}");
    refused(receive(toSouth, "{}"), 409, "not-the-destination");
    refused(receive("nowhere", "{}"), 404, "unknown-shipment");
    Reply foreign =
        receive(
            ID,
            "{\"lines\":[{\"product_id\":1,\"received\":1},{\"product_id\":3,\"received\":1}]}");
    refused(foreign, 404, "not-in-shipment");
    assertThat(foreign.json().path("product_id").asLong()).isEqualTo(3);
    Reply more =
        receive(
            ID,
            "{\"lines\":[{\"product_id\":2,\"received\":1},"
                + "{\"product_id\":1,\"received\":9,\"damaged\":2}]}");
    refused(more, 409, "more-than-shipped");
    assertThat(more.json().path("product_id").asLong()).isEqualTo(1);
    assertThat(more.json().path("received").asLong()).isEqualTo(11);
    assertThat(more.json().path("on_the_way").asLong()).isEqualTo(10);
    String asked =
        open(
            "{\"from\":\"NORTE\",\"to\":\"central\","
                + "\"lines\":[{\"product_id\":1,\"quantity\":1}]}");
    refused(receive(asked, "{}"), 409, "nothing-on-the-way");
    assertThat(lines(ID)).containsExactly("1: 0 10 0 0 0 10", "2: 0 5 0 0 0 5");
    assertThat(account(1, "stock@central")).isEqualTo(949);
  }

  @Test
  void neverReceivesMoreThanLeftHoweverManyReceiveAtOnce() {
    List<Integer> answers =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(i -> receive(ID, "{\"lines\":[{\"product_id\":1,\"received\":3}]}").status())
            .toList();

    assertThat(answers).filteredOn(status -> status == 201).hasSize(3);
    assertThat(answers).filteredOn(status -> status == 409).hasSize(5);
    assertThat(lines(ID).get(0)).isEqualTo("1: 0 10 9 0 0 1");
  }

  @Test
  void givesUpWhatNeverArrivesAtTheCostOfWhoeverSentIt() {
    receive(ID, "{\"lines\":[{\"product_id\":1,\"received\":8}]}");
    Reply reply = settle(ID, LOST, "Idempotency-Key", "lost-1");

    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    assertThat(reply.json().path("status").asText()).isEqualTo("settled");
    assertThat(reply.json().path("lines"))
        .extracting(line -> line.path("product_id") + " " + line.path("lost") + line.path("found"))
        .containsExactly("1 20", "2 50");
    assertThat(lines(ID)).containsExactly("1: 0 10 8 0 2 0", "2: 0 5 0 0 5 0");
    assertThat(account(1, "shrinkage@NORTE")).isEqualTo(2);
    assertThat(central.get("/branches/central/movements").text())
        .contains("\"kind\":\"LOSS\"", "\"reason\":\"Robo en la carretera\"");
    assertThat(discrepancies(ID)).containsExactly("short-shipment of central, resolved");
    assertThat(settle(ID, LOST, "Idempotency-Key", "lost-1").text()).isEqualTo(reply.text());
    refused(settle(ID, LOST), 409, "nothing-to-settle");
  }

  @Test
  void givesUpAPart() {
    Reply reply = settle(ID, "{\"reason\":\"r\",\"lines\":[{\"product_id\":1,\"quantity\":4}]}");

    assertThat(reply.json().at("/lines/0/in_transit").asLong()).isEqualTo(6);
    assertThat(lines(ID)).containsExactly("1: 0 10 0 0 4 6", "2: 0 5 0 0 0 5");
    refused(
        settle(ID, "{\"reason\":\"r\",\"lines\":[{\"product_id\":1,\"quantity\":7}]}"),
        409,
        "nothing-to-settle");
    refused(
        settle(
            ID,
            "{\"reason\":\"r\",\"lines\":[{\"product_id\":2,\"quantity\":1},"
                + "{\"product_id\":3,\"quantity\":1}]}"),
        404,
        "not-in-shipment");
    refused(settle("nowhere", LOST), 404, "unknown-shipment");
    assertThat(lines(ID)).containsExactly("1: 0 10 0 0 4 6", "2: 0 5 0 0 0 5");
  }

  @Test
  void findsAgainWhatArrivesAfterItWasGivenUp() {
    String id = open("{\"to\":\"SUR\",\"lines\":[{\"product_id\":1,\"quantity\":10}]}");
    send(south.receipt(id, "central", 1, 7));
    settle(id, LOST);
    assertThat(discrepancies(id)).containsExactly("short-shipment of SUR, resolved");

    send(south.receipt(id, "central", 1, 2));
    assertThat(lines(id)).containsExactly("1: 0 10 9 0 3 -2");
    assertThat(status(id)).isEqualTo("in_transit");
    assertThat(discrepancies(id))
        .containsExactly("short-shipment of SUR, resolved", "over-received of SUR, open");
    assertThat(account(1, "transit@central")).isEqualTo(-2);

    Reply reply = settle(id, "{\"reason\":\"Llegó el martes\"}");
    assertThat(reply.json().at("/lines/0/found").asLong()).isEqualTo(2);
    assertThat(lines(id)).containsExactly("1: 0 10 9 0 1 0");
    assertThat(status(id)).isEqualTo("settled");
    assertThat(account(1, "shrinkage@central")).isEqualTo(1);
    assertThat(discrepancies(id))
        .containsExactly("short-shipment of SUR, resolved", "over-received of SUR, resolved");
  }

  /** More than was ever lost stays below zero: a person has to look. */
  @Test
  void findsNoMoreThanWasLost() {
    String id = open("{\"to\":\"SUR\",\"lines\":[{\"product_id\":1,\"quantity\":10}]}");
    send(south.receipt(id, "central", 1, 13));

    refused(settle(id, LOST), 409, "nothing-to-settle");
    assertThat(lines(id)).containsExactly("1: 0 10 13 0 0 -3");
    assertThat(discrepancies(id)).containsExactly("over-received of SUR, open");
  }

  @Test
  void doesNotCountWhatIsInTheYardUnlessItIsSaidThatNobodyDid() {
    String count = "{\"lines\":[{\"product_id\":1,\"counted\":955}]}";
    Reply reply = central.post("/stock-counts", count);

    refused(reply, 409, "open-shipments");
    assertThat(reply.json().path("shipments").toString()).isEqualTo("[\"" + ID + "\"]");
    assertThat(account(1, "stock@central")).isEqualTo(950);
    assertThat(
            central
                .post("/stock-counts", count.replace("]}", "],\"shipments_open_confirmed\":false}"))
                .status())
        .isEqualTo(409);
    assertThat(
            central
                .post("/stock-counts", count.replace("]}", "],\"shipments_open_confirmed\":true}"))
                .status())
        .isEqualTo(201);
    assertThat(account(1, "stock@central")).isEqualTo(955);
    // Other products, and the same one once it is here.
    assertThat(
            central
                .post("/stock-counts", "{\"lines\":[{\"product_id\":3,\"counted\":300}]}")
                .status())
        .isEqualTo(201);
    receive(ID, "{\"lines\":[{\"product_id\":1,\"received\":10}]}");
    assertThat(central.post("/stock-counts", count).status()).isEqualTo(201);
  }

  @Test
  void showsInTheAuditWhatIsOnTheWay() {
    open("{\"to\":\"SUR\",\"lines\":[{\"product_id\":3,\"quantity\":2}]}");

    JsonNode way = central.get("/audit").json().path("in_transit");
    assertThat(way.path("shipments").asLong()).isEqualTo(2);
    assertThat(way.path("units").asLong()).isEqualTo(17);
    assertThat(way.path("oldest_age_s").asLong(-1)).isBetween(0L, 20L);
    settle(ID, LOST);
    assertThat(central.get("/audit").json().at("/in_transit/units").asLong()).isEqualTo(2);
  }
}
