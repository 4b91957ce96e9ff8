package com.ecomarket.central.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.CentralUnderTest.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What central sends, asks for, and does not want any more. */
class DispatchingTest extends ShippingTest {
  private static final String TO_NORTH =
      "{\"to\":\"NORTE\",\"lines\":[{\"product_id\":1,\"quantity\":10},"
          + "{\"product_id\":3,\"quantity\":4}],\"reference\":\"Camión 7\"}";
  private static final String FROM_NORTH =
      "{\"from\":\"NORTE\",\"to\":\"central\",\"lines\":[{\"product_id\":1,\"quantity\":9},"
          + "{\"product_id\":2,\"quantity\":3}]}";

  @Test
  void sendsUnitsFromTheWarehouseAtOnce() {
    Reply reply = central.post("/shipments", TO_NORTH);

    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    String id = reply.json().path("shipment_id").asText();
    assertThat(reply.json().path("from").asText()).isEqualTo("central");
    assertThat(reply.json().path("status").asText()).isEqualTo("in_transit");
    assertThat(reply.json().path("reference").asText()).isEqualTo("Camión 7");
    assertThat(reply.json().path("requested_at").isNull()).isTrue();
    assertThat(reply.json().path("in_transit_for_s").asLong(-1)).isBetween(0L, 5L);
    assertThat(lines(id)).containsExactly("1: 0 10 0 0 0 10", "3: 0 4 0 0 0 4");
    assertThat(account(1, "stock@central")).isEqualTo(1000 - 50 - 10);
    assertThat(account(1, "transit@central")).isEqualTo(10);
    // Nothing was sold: the units are only elsewhere.
    assertThat(central.get("/inventory").json().at("/1/stock").asLong()).isEqualTo(1000);
    assertThat(central.get("/branches/central/movements").text())
        .contains("\"kind\":\"DISPATCH\"", "\"shipment_id\":\"" + id + "\"", "\"to\":\"NORTE\"");
    JsonNode explained = central.get("/movements?product_id=1&account=transit@central").json();
    assertThat(explained.path("total").asLong()).isEqualTo(10);
  }

  @Test
  void sendsNothingOfAShipmentThatTheWarehouseCannotFill() {
    String body =
        "{\"to\":\"SUR\",\"lines\":[{\"product_id\":1,\"quantity\":1},"
            + "{\"product_id\":3,\"quantity\":301}]}";
    Reply reply = central.post("/shipments", body, "Accept-Language", "en");

    refused(reply, 409, "insufficient-stock");
    assertThat(reply.json().path("product_id").asLong()).isEqualTo(3);
    assertThat(reply.json().path("requested").asLong()).isEqualTo(301);
    assertThat(reply.json().path("available").asLong()).isEqualTo(300);
    assertThat(reply.json().path("detail").asText()).contains("301", "300");
    assertThat(account(1, "stock@central")).isEqualTo(950);
    assertThat(central.get("/shipments").json().path("shipments")).isEmpty();
    open(body.replace("301", "300"));
    assertThat(account(3, "stock@central")).isZero();
  }

  @Test
  void sendsOncePerKeyHoweverOftenAndAtOnceItIsAsked() {
    List<Reply> replies =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(i -> central.post("/shipments", TO_NORTH, "Idempotency-Key", "lorry"))
            .toList();

    assertThat(replies).extracting(Reply::status).containsOnly(201);
    assertThat(replies.stream().map(Reply::text).distinct()).hasSize(1);
    assertThat(replies)
        .filteredOn(reply -> reply.header("Idempotency-Replayed").isEmpty())
        .hasSize(1);
    assertThat(account(1, "transit@central")).isEqualTo(10);
    refused(
        central.post("/shipments", FROM_NORTH, "Idempotency-Key", "lorry"),
        422,
        "idempotency-key-reused");
  }

  @Test
  void neverSendsMoreThanThereIsHoweverManyAskAtOnce() {
    String body = "{\"to\":\"SUR\",\"lines\":[{\"product_id\":3,\"quantity\":50}]}";
    List<Integer> answers =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(i -> central.post("/shipments", body).status())
            .toList();

    assertThat(answers).filteredOn(status -> status == 201).hasSize(6);
    assertThat(answers).filteredOn(status -> status == 409).hasSize(2);
    assertThat(account(3, "stock@central")).isZero();
  }

  @Test
  void knowsNoPlaceAndNoProductThatNobodyEverMentioned() {
    central.post("/sale-notification", "{\"branch_id\":\"V\",\"product_id\":1,\"quantity\":1}");
    for (String place : List.of("OESTE", "norte", "V", "Central")) {
      refused(central.post("/shipments", TO_NORTH.replace("NORTE", place)), 404, "unknown-branch");
      refused(
          central.post("/shipments", FROM_NORTH.replace("NORTE", place)), 404, "unknown-branch");
    }
    Reply reply =
        central.post("/shipments", TO_NORTH.replace("\"product_id\":3", "\"product_id\":99"));
    refused(reply, 404, "unknown-product");
    assertThat(reply.json().path("detail").asText()).contains("99");
    assertThat(account(1, "transit@central")).isZero();
    assertThat(central.get("/shipments").json().path("shipments")).isEmpty();
  }

  @Test
  void movesNothingByARequestUntilTheBranchDispatchesIt() {
    String id = open(FROM_NORTH);

    assertThat(status(id)).isEqualTo("requested");
    assertThat(shipment(id).path("requested_at").isNull()).isFalse();
    assertThat(shipment(id).path("dispatched_at").isNull()).isTrue();
    assertThat(lines(id)).containsExactly("1: 9 0 0 0 0 0", "2: 3 0 0 0 0 0");
    assertThat(account(1, "stock@NORTE")).isEqualTo(50);

    send(north.dispatch(id, "central", 1, 8));
    assertThat(status(id)).isEqualTo("in_transit");
    assertThat(shipment(id).path("dispatched_at").asText()).isEqualTo("2026-01-02T03:04:05.678Z");
    assertThat(lines(id)).containsExactly("1: 9 8 0 0 0 8", "2: 3 0 0 0 0 0");
    assertThat(account(1, "stock@NORTE")).isEqualTo(42);
    // What was asked for and never left is no reason to keep it open.
    receive(id, "{}");
    assertThat(status(id)).isEqualTo("settled");
    assertThat(discrepancies(id)).isEmpty();
  }

  @Test
  void asksOneBranchForAnother() {
    String id = open(FROM_NORTH.replace("central", "SUR"));
    send(north.dispatch(id, "SUR", 1, 9).dispatch(id, "SUR", 2, 3));
    send(south.receipt(id, "NORTE", 1, 9).receipt(id, "NORTE", 2, 3));

    assertThat(lines(id)).containsExactly("1: 9 9 9 0 0 0", "2: 3 3 3 0 0 0");
    assertThat(status(id)).isEqualTo("settled");
    assertThat(account(1, "stock@SUR")).isEqualTo(9);
  }

  @Test
  void cancelsARequestOnceAndAgain() {
    String id = open(FROM_NORTH);
    Reply first = cancel(id);
    Reply again = cancel(id);

    assertThat(first.status()).as(first.text()).isEqualTo(200);
    assertThat(first.json().path("status").asText()).isEqualTo("cancelled");
    assertThat(again.text()).isEqualTo(first.text());
    assertThat(send(north).json().has("shipments")).isFalse();
  }

  @Test
  void cancelsNothingThatHasLeft() {
    String own = open(TO_NORTH);
    String asked = open(FROM_NORTH);
    send(north.dispatch(asked, "central", 1, 1).dispatch("unasked", "SUR", 1, 1));
    for (String id : List.of(own, asked, "unasked")) {
      refused(cancel(id), 409, "shipment-dispatched");
    }
    receive(asked, "{}");
    refused(cancel(asked), 409, "shipment-dispatched");
    refused(cancel("nowhere"), 404, "unknown-shipment");
    assertThat(cancel("a%20b").status()).isEqualTo(400);
  }

  /** It had not heard of it; the goods are in the lorry all the same. */
  @Test
  void countsWhatABranchDispatchesAfterItWasCancelled() {
    String id = open(FROM_NORTH);
    cancel(id);
    send(north.dispatch(id, "central", 1, 9));

    assertThat(status(id)).isEqualTo("in_transit");
    assertThat(discrepancies(id)).containsExactly("shipment-contradicted of NORTE, open");
    receive(id, "{}");
    assertThat(status(id)).isEqualTo("settled");
  }

  @Test
  void listsByPlaceAndStatusAPageAtATime() {
    String settled = open(TO_NORTH);
    String requested = open(FROM_NORTH);
    String cancelled = open(FROM_NORTH);
    cancel(cancelled);
    send(north.receipt(settled, "central", 1, 10).receipt(settled, "central", 3, 4));
    String southern = open(TO_NORTH.replace("NORTE", "SUR"));
    send(north.dispatch("d-1", "SUR", 2, 1));

    assertThat(ids("")).hasSize(5);
    assertThat(ids("place=SUR")).containsExactly(southern, "d-1");
    assertThat(ids("place=NORTE&status=requested")).containsExactly(requested);
    assertThat(ids("place=central&status=in_transit")).containsExactly(southern);
    assertThat(ids("status=settled")).containsExactly(settled);
    assertThat(ids("status=cancelled")).containsExactly(cancelled);
    for (int limit = 1; limit <= 6; limit++) {
      List<String> seen = new ArrayList<>();
      String after = "";
      do {
        JsonNode page = central.get("/shipments?limit=" + limit + "&after=" + after).json();
        page.path("shipments").forEach(one -> seen.add(one.path("shipment_id").asText()));
        after = page.path("next_after").asText("");
      } while (!after.isEmpty());
      assertThat(seen).isEqualTo(ids(""));
    }
    refused(central.get("/shipments?after=nowhere"), 404, "unknown-shipment");
    refused(central.get("/shipments/nowhere"), 404, "unknown-shipment");
  }

  private List<String> ids(String query) {
    List<String> ids = new ArrayList<>();
    central
        .get("/shipments?" + query)
        .json()
        .path("shipments")
        .forEach(one -> ids.add(one.path("shipment_id").asText()));
    return ids;
  }
}
