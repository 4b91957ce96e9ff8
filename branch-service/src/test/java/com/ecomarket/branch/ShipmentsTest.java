package com.ecomarket.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ecomarket.contract.OpenShipments;
import com.ecomarket.contract.OpenShipments.OpenShipment;
import com.ecomarket.contract.OpenShipments.ShippedItem;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Shipments from and to a shop, and why its shelf says what it says, over HTTP. */
@BranchUnderTest
class ShipmentsTest {
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

  private final Till till;
  private final StubbedCentral central;
  private final String id = UUID.randomUUID().toString();

  ShipmentsTest(@LocalServerPort int port, @Autowired StubbedCentral central) {
    this.till = new Till(port);
    this.central = central;
  }

  @AfterEach
  void settleAll() {
    central.ledger().announce(new OpenShipments(id + "-settled", List.of()));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> till.get("/shipments").body().path("shipments").isEmpty());
    assertThat(central.ledger().faults()).isEmpty();
  }

  @Test
  void receivesInPartsWhatCentralAnnouncedAndNoMore() {
    announce("A", BranchUnderTest.ID, new ShippedItem(3, 0, 10, 0, 0, 0));
    long stock = stock(3);

    Till.Answer part = receive("[{\"product_id\":3,\"received\":4,\"damaged\":2}]");
    Till.Answer more = receive("[{\"product_id\":3,\"received\":5}]");
    JsonNode known = till.get("/shipments/" + id).body();
    Till.Answer rest = till.post("/shipments/" + id + "/receive", "{}");
    Till.Answer nothing = till.post("/shipments/" + id + "/receive", "{}");

    assertThat(part.status()).as(part.toString()).isEqualTo(201);
    assertThat(part.text("from")).isEqualTo("A");
    assertThat(more.slug()).isEqualTo("more-than-shipped");
    assertThat(more.number("on_the_way")).isEqualTo(4);
    assertThat(more.number("received")).isEqualTo(5);
    assertThat(known.path("status").asText()).isEqualTo("in_transit");
    assertThat(known.at("/lines/0/received").asLong()).isEqualTo(4);
    assertThat(known.at("/lines/0/damaged").asLong()).isEqualTo(2);
    assertThat(known.at("/lines/0/on_the_way").asLong()).isEqualTo(4);
    assertThat(rest.status()).isEqualTo(201);
    assertThat(rest.body().at("/lines/0/received").asLong()).isEqualTo(4);
    assertThat(nothing.slug()).isEqualTo("nothing-on-the-way");
    assertThat(till.get("/shipments/" + id).text("status")).isEqualTo("received");
    assertThat(stock(3)).isEqualTo(stock + 8);
    assertExplained(3);
  }

  @Test
  void neverReceivesMoreThanWasSentWhoeverAsksAtOnce() throws Exception {
    announce("A", BranchUnderTest.ID, new ShippedItem(3, 0, 20, 0, 0, 0));
    long stock = stock(3);
    ExecutorService docks = Executors.newFixedThreadPool(8);
    List<Future<Till.Answer>> answers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      answers.add(docks.submit(() -> receive("[{\"product_id\":3,\"received\":3}]")));
    }
    int taken = 0;
    for (Future<Till.Answer> answer : answers) {
      taken += answer.get().status() == 201 ? 1 : 0;
    }
    docks.shutdown();

    assertThat(taken).isEqualTo(6);
    assertThat(stock(3)).isEqualTo(stock + 18);
  }

  @Test
  void repeatsAnAnswerAlsoAfterCentralHasSettledTheShipment() {
    announce("A", BranchUnderTest.ID, new ShippedItem(3, 0, 2, 0, 0, 0));
    String key = UUID.randomUUID().toString();
    Till.Answer first = till.post("/shipments/" + id + "/receive", "{}", "Idempotency-Key", key);
    settleAll();

    Till.Answer again = till.post("/shipments/" + id + "/receive", "{}", "Idempotency-Key", key);
    Till.Answer late = till.post("/shipments/" + id + "/receive", "{}");

    assertThat(again).isEqualTo(new Till.Answer(201, first.body(), true, ""));
    assertThat(late.slug()).isEqualTo("unknown-shipment");
  }

  @Test
  void sendsFromItsOwnStockAndShowsItUntilItIsSettled() {
    long stock = stock(1);
    String key = UUID.randomUUID().toString();
    String body = "{\"to\":\"Central\",\"lines\":[{\"product_id\":1,\"quantity\":7}]}";

    Till.Answer sent = till.post("/shipments", body, "Idempotency-Key", key);
    Till.Answer again = till.post("/shipments", body, "Idempotency-Key", key);

    assertThat(sent.status()).as(sent.toString()).isEqualTo(201);
    assertThat(sent.text("to")).isEqualTo("central");
    assertThat(sent.location()).isEqualTo("/shipments/" + sent.text("shipment_id"));
    assertThat(again).isEqualTo(new Till.Answer(201, sent.body(), true, sent.location()));
    assertThat(stock(1)).isEqualTo(stock - 7);
    assertExplained(1);
  }

  @Test
  void sendsWhatWasAskedForOnceAndBeforeCentralHasHeardOfIt() {
    announce(BranchUnderTest.ID, "C", new ShippedItem(1, 5, 0, 0, 0, 0));
    assertThat(till.get("/shipments/" + id).text("status")).isEqualTo("requested");
    String dispatch = "/shipments/" + id + "/dispatch";

    Till.Answer more = till.post(dispatch, "{\"lines\":[{\"product_id\":1,\"quantity\":6}]}");
    Till.Answer sent = till.post(dispatch, "{\"lines\":[{\"product_id\":1,\"quantity\":4}]}");
    Till.Answer again = till.post(dispatch, "{}");

    assertThat(more.slug()).isEqualTo("more-than-requested");
    assertThat(sent.status()).as(sent.toString()).isEqualTo(201);
    assertThat(sent.text("shipment_id")).isEqualTo(id);
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.slug()).isEqualTo("already-dispatched");
    JsonNode known = till.get("/shipments/" + id).body();
    assertThat(known.path("status").asText()).isEqualTo("in_transit");
    assertThat(known.at("/lines/0/requested").asLong()).isEqualTo(5);
    assertThat(known.at("/lines/0/dispatched").asLong()).isEqualTo(4);
  }

  @Test
  void asksWhoCountsWhetherWhatIsOnTheWayIsOnTheShelf() {
    announce("A", BranchUnderTest.ID, new ShippedItem(3, 0, 2, 0, 0, 0));
    String line = "[{\"product_id\":3,\"counted\":%d}]".formatted(stock(3));

    Till.Answer refused = till.post("/stock-counts", "{\"lines\":" + line + "}");
    Till.Answer confirmed =
        till.post("/stock-counts", "{\"shipments_open_confirmed\":true,\"lines\":" + line + "}");

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.slug()).isEqualTo("open-shipments");
    assertThat(refused.body().at("/shipment_ids/0").asText()).isEqualTo(id);
    assertThat(confirmed.status()).isEqualTo(201);
  }

  @Test
  void explainsNothingOfWhatItDoesNotKnow() {
    assertThat(till.get("/movements?product_id=99").slug()).isEqualTo("unknown-product");
    assertThat(till.get("/movements?product_id=1&after=1.999999999.5").slug())
        .isEqualTo("no-such-moment");
    for (String bad :
        List.of("product_id=0", "product_id=x", "after=1.1.1", "product_id=1&after=1")) {
      assertThat(till.get("/movements?" + bad).slug()).as(bad).isEqualTo("validation-failed");
    }
    for (String limit : List.of("0", "-1", "1001", "1000000000", "many")) {
      assertThat(till.get("/movements?product_id=1&limit=" + limit).slug())
          .isEqualTo("validation-failed");
    }
    assertThat(till.get("/shipments?status=lost").slug()).isEqualTo("validation-failed");
    assertThat(till.get("/shipments/..%2f").status()).isIn(400, 404);
    assertThat(till.get("/shipments/nobody").slug()).isEqualTo("unknown-shipment");
  }

  /** Page by page, the lines lead from the stock at the beginning to the stock on hand. */
  private void assertExplained(long product) {
    Till.Answer page = till.get("/movements?limit=3&product_id=" + product);
    long total = page.number("before");
    while (true) {
      assertThat(page.status()).as(page.toString()).isEqualTo(200);
      assertThat(page.number("before")).isEqualTo(total);
      for (JsonNode line : page.body().path("lines")) {
        total += line.path("units").asLong();
        assertThat(line.path("total").asLong()).isEqualTo(total);
        assertThat(line.at("/line/product_id").asLong()).isEqualTo(product);
        assertThat(line.at("/line/seq").asLong()).isEqualTo(line.path("seq").asLong());
      }
      assertThat(page.number("total")).isEqualTo(total);
      if (page.body().path("next_after").isNull()) {
        break;
      }
      String after = page.text("next_after");
      page = till.get("/movements?limit=3&product_id=" + product + "&after=" + after);
    }
    assertThat(total).isEqualTo(stock(product));
  }

  private void announce(String from, String to, ShippedItem line) {
    OpenShipment open =
        new OpenShipment(id, from, to, AT, line.dispatched() > 0 ? AT : null, List.of(line));
    central.ledger().announce(new OpenShipments(id, List.of(open)));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> till.get("/shipments/" + id).status() == 200);
  }

  private Till.Answer receive(String lines) {
    return till.post("/shipments/" + id + "/receive", "{\"lines\":" + lines + "}");
  }

  private long stock(long product) {
    return till.get("/inventory/" + product).number("stock");
  }
}
