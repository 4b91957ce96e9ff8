package com.ecomarket.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ecomarket.contract.OpenShipments;
import com.ecomarket.contract.OpenShipments.OpenShipment;
import com.ecomarket.contract.OpenShipments.ShippedItem;
import com.ecomarket.edge.RawHttp.Answer;
import com.ecomarket.edge.fuzz.RawRequest;
import com.ecomarket.edge.fuzz.Shot;
import com.ecomarket.edge.fuzz.Stocked;
import com.ecomarket.edge.fuzz.Target;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a branch is asked to do, with enough on the shelf and on the way that it can. */
final class FuzzTargets {
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");

  private static final List<String> READS =
      List.of(
          "/movements?product_id=1&limit=5&after=",
          "/sales?limit=2&after=0",
          "/sales/{sale}",
          "/sales/{sale}/receipt",
          "/inventory/1",
          "/inventory/1/elsewhere",
          "/shipments?status=in_transit",
          "/shipments/{arriving}",
          "/stock-counts/requested",
          "/inventory",
          "/status",
          "/");

  private final Till till;
  private final StubbedLedger central;
  private String arriving = "";
  private List<String> asked = List.of();
  private String sale = "";
  private long lastSeq;

  FuzzTargets(int port, StubbedLedger central) {
    this.till = new Till(port);
    this.central = central;
  }

  List<Target> all() {
    return List.of(
        new Stocked("sell", this::stockUp, this::sell) {
          @Override
          public void accepted(Shot sent, Answer answer) {
            assertSoldAsSaid(sent, answer);
          }
        },
        new Stocked(
            "sales",
            this::stockUp,
            n ->
                keyed(
                    n,
                    "/sales",
                    "{\"lines\":[{\"product_id\":1,\"quantity\":2,\"expected_unit_price\":2.50},"
                        + "{\"product_id\":2,\"quantity\":1}],\"tendered\":500.00}")),
        new Stocked(
            "returns",
            this::stockUp,
            n ->
                keyed(
                    n,
                    "/returns",
                    "{\"sale_id\":\"%s\",\"product_id\":1,\"quantity\":1,\"damaged\":false}"
                        .formatted(sale))),
        new Stocked(
            "stock-counts",
            this::stockUp,
            n ->
                keyed(
                    n,
                    "/stock-counts",
                    ("{\"as_of_seq\":%d,\"shipments_open_confirmed\":true,"
                            + "\"lines\":[{\"product_id\":3,\"counted\":%d},"
                            + "{\"product_id\":2,\"counted\":5000}]}")
                        .formatted(lastSeq, 20 + n % 7))),
        new Stocked(
            "shipments",
            this::stockUp,
            n ->
                keyed(
                    n,
                    "/shipments",
                    "{\"to\":\"SUR\",\"lines\":[{\"product_id\":1,\"quantity\":2},"
                        + "{\"product_id\":2,\"quantity\":1}]}")),
        new Stocked(
            "dispatch",
            this::stockUp,
            n ->
                keyed(
                    n,
                    "/shipments/" + asked.get(n % asked.size()) + "/dispatch",
                    n % 2 == 0 ? "{\"lines\":[{\"product_id\":1,\"quantity\":2}]}" : "{}")),
        new Stocked(
            "receive",
            this::stockUp,
            n ->
                keyed(
                    n,
                    "/shipments/" + arriving + "/receive",
                    "{\"lines\":[{\"product_id\":1,\"received\":2,\"damaged\":1}]}")),
        Target.of(
            "sync",
            n -> n % 2 == 0 ? RawRequest.post("/sync", "{}") : new Bare("POST", "/sync").request()),
        new Stocked("reads", this::stockUp, n -> RawRequest.get(read(n))));
  }

  private RawRequest sell(int number) {
    return keyed(number, "/sell", "{\"product_id\":1,\"quantity\":5}");
  }

  /** Every third with a key of its own. */
  private static RawRequest keyed(int number, String target, String json) {
    RawRequest request = RawRequest.post(target, json);
    return number % 3 == 0
        ? request.with("Idempotency-Key: fuzz" + target.replace('/', '-') + "-" + number)
        : request;
  }

  private String read(int number) {
    return READS.get(number % READS.size()).replace("{sale}", sale).replace("{arriving}", arriving);
  }

  /** What is on the shelf, on the way here, and asked for, for one round. */
  private void stockUp() {
    String counts =
        "{\"shipments_open_confirmed\":true,\"lines\":[{\"product_id\":1,\"counted\":1000000},"
            + "{\"product_id\":2,\"counted\":5000},{\"product_id\":3,\"counted\":20}]}";
    assertThat(till.post("/stock-counts", counts).status()).isEqualTo(201);
    sale = till.sell(1, 10_000).text("sale_id");
    assertThat(sale).isNotEmpty();
    lastSeq = till.get("/status").number("last_seq");
    announce();
  }

  private void announce() {
    arriving = UUID.randomUUID().toString();
    List<OpenShipment> open = new ArrayList<>();
    open.add(
        new OpenShipment(
            arriving,
            "SUR",
            BranchUnderTest.ID,
            null,
            AT,
            List.of(new ShippedItem(1, 0, 500_000_000, 0, 0, 0))));
    asked = new ArrayList<>();
    for (int i = 0; i < Target.ROUND; i++) {
      asked.add(UUID.randomUUID().toString());
      open.add(
          new OpenShipment(
              asked.get(i),
              BranchUnderTest.ID,
              "SUR",
              AT,
              null,
              List.of(new ShippedItem(1, 3, 0, 0, 0, 0))));
    }
    central.announce(new OpenShipments(arriving, open));
    till.post("/sync");
    await()
        .atMost(Duration.ofSeconds(30))
        .pollDelay(Duration.ofMillis(5))
        .until(() -> till.get("/shipments/" + asked.get(asked.size() - 1)).status() == 200);
  }

  /** A lenient reader of the same body must have read the same. */
  private static void assertSoldAsSaid(Shot sent, Answer answer) {
    boolean coded = sent.request().headers().toString().contains("Transfer-Encoding");
    boolean sale = answer.body().startsWith("{\"status\":\"success\"");
    if (!sent.whole() || sent.request().framed() || coded || !sale) {
      return; // Who can tell what it says?
    }
    try {
      JsonNode said = new ObjectMapper().readTree(sent.request().body());
      JsonNode sold = new ObjectMapper().readTree(answer.body());
      assertThat(sold.path("quantity")).isEqualTo(said.path("quantity"));
    } catch (IOException e) {
      throw new AssertionError("sold what nobody can read", e);
    }
  }

  /** A request without a body and without its type. */
  private record Bare(String method, String target) {
    RawRequest request() {
      RawRequest get = RawRequest.get(target);
      return new RawRequest(method, target, get.version(), get.headers(), new byte[0], false);
    }
  }

  /** Units on the shelf as the service tells them, and as its lines explain them. */
  Map.Entry<Long, Long> shelf(long productId) {
    long told = till.get("/inventory/" + productId).number("stock");
    String path = "/movements?limit=1000&product_id=" + productId;
    JsonNode page = till.get(path).body();
    while (page.hasNonNull("next_after")) {
      page = till.get(path + "&after=" + page.path("next_after").asText()).body();
    }
    return Map.entry(told, page.path("total").asLong());
  }
}
