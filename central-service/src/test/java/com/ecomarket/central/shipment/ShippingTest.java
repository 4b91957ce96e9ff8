package com.ecomarket.central.shipment;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.CentralUnderTest;
import com.ecomarket.central.CentralUnderTest.Reply;
import com.ecomarket.central.ShopJournal;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * Central with two branches: NORTE with 50 units of product 1 and 20 of product 2, SUR with
 * nothing. Whatever a test does, what is on the way by the shipments is what the transit accounts
 * hold.
 */
abstract class ShippingTest {
  CentralUnderTest central;
  ShopJournal north;
  ShopJournal south;
  private final Map<String, Integer> sent = new TreeMap<>();

  @BeforeEach
  void start(@TempDir Path own) {
    central = CentralUnderTest.start(own);
    north = ShopJournal.open("NORTE", "n1").opening(1, 50).opening(2, 20);
    south = ShopJournal.open("SUR", "s1");
    send(north);
    send(south);
  }

  @AfterEach
  void everythingAddsUp() {
    JsonNode audit = central.get("/audit").json();
    assertThat(audit.path("ok").asBoolean()).as(audit.toString()).isTrue();
    Map<String, Long> onTheWay = new TreeMap<>();
    for (JsonNode listed : central.get("/shipments?limit=1000").json().path("shipments")) {
      JsonNode shipment = shipment(listed.path("shipment_id").asText());
      long sum = 0;
      for (JsonNode line : shipment.path("lines")) {
        long inTransit = line.path("in_transit").asLong();
        sum += inTransit;
        String cell = shipment.path("from").asText() + " " + line.path("product_id").asText();
        onTheWay.merge(cell, inTransit, Long::sum);
      }
      assertThat(listed.path("in_transit").asLong()).isEqualTo(sum);
      assertThat(listed.path("status")).isEqualTo(shipment.path("status"));
      assertThat(listed.path("in_transit_for_s").isNull())
          .isEqualTo(shipment.path("in_transit_for_s").isNull());
    }
    onTheWay.forEach(
        (cell, units) -> {
          String[] parts = cell.split(" ");
          assertThat(account(Long.parseLong(parts[1]), "transit@" + parts[0]))
              .as(cell)
              .isEqualTo(units);
        });
    central.close();
  }

  /** Sends what central does not have yet, as one request. */
  Reply send(ShopJournal shop) {
    String stream = shop.head().streamId();
    Reply reply = central.sync(shop, sent.getOrDefault(stream, 0), shop.size());
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    sent.put(stream, shop.size());
    return reply;
  }

  String open(String body) {
    Reply reply = central.post("/shipments", body);
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply.json().path("shipment_id").asText();
  }

  Reply receive(String id, String body, String... headers) {
    return central.post("/shipments/" + id + "/receive", body, headers);
  }

  Reply settle(String id, String body, String... headers) {
    return central.post("/shipments/" + id + "/settle", body, headers);
  }

  Reply cancel(String id) {
    return central.post("/shipments/" + id + "/cancel", "");
  }

  JsonNode shipment(String id) {
    return central.get("/shipments/" + id).json();
  }

  String status(String id) {
    return shipment(id).path("status").asText();
  }

  /** {@code product: requested dispatched received damaged lost in_transit}, line by line. */
  List<String> lines(String id) {
    List<String> lines = new ArrayList<>();
    for (JsonNode line : shipment(id).path("lines")) {
      List<String> units = new ArrayList<>();
      for (String member :
          List.of("requested", "dispatched", "received", "damaged", "lost", "in_transit")) {
        units.add(line.path(member).asText());
      }
      lines.add(line.path("product_id").asText() + ": " + String.join(" ", units));
    }
    return lines;
  }

  /** {@code kind of place, status}, of what concerns one shipment. */
  List<String> discrepancies(String id) {
    List<String> found = new ArrayList<>();
    for (JsonNode one : central.get("/discrepancies").json().path("discrepancies")) {
      if (one.path("subject").asText().equals(id)) {
        assertThat(one.path("title").asText()).contains(" ");
        found.add(
            one.path("kind").asText()
                + " of "
                + one.path("branch_id").asText()
                + ", "
                + one.path("status").asText());
      }
    }
    return found;
  }

  long account(long productId, String account) {
    for (JsonNode found : central.get("/inventory/" + productId).json().path("accounts")) {
      if (found.path("account").asText().equals(account)) {
        return found.path("units").asLong();
      }
    }
    return 0;
  }

  static void refused(Reply reply, int status, String slug) {
    assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    assertThat(reply.slug()).isEqualTo(slug);
  }
}
