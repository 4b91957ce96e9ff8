package com.ecomarket.central;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.CentralUnderTest.Reply;
import com.ecomarket.edge.RawHttp.Answer;
import com.ecomarket.edge.fuzz.RawRequest;
import com.ecomarket.edge.fuzz.Shot;
import com.ecomarket.edge.fuzz.Stocked;
import com.ecomarket.edge.fuzz.Target;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What central is asked to do, with enough in the warehouse and on the way that it can. */
final class FuzzTargets {
  private static final int UNITS = 1_000_000;

  private static final List<String> READS =
      List.of(
          "/movements?product_id=1&account=stock@central&limit=3&after=",
          "/branches/{shop}/movements?stream=levante&after=-1&limit=2",
          "/branches/{shop}/movements?cursor=&limit=2",
          "/branches/{shop}/book",
          "/branches",
          "/discrepancies?status=open&kind=stream-replaced&branch_id={shop}&limit=2&after=",
          "/shipments?place=central&status=in_transit&limit=2&after=",
          "/shipments/{arriving}",
          "/products?after=0&limit=2&listed=true",
          "/products/1",
          "/products/import",
          "/inventory/1",
          "/inventory",
          "/audit?full=false",
          "/");

  private static final String SHOP = "LEVANTE";

  private final CentralUnderTest central;
  private final StoreTables store;
  private final ShopJournal shop = ShopJournal.open(SHOP, "levante").count(1, 900_000_000, true);
  private final FuzzedShop fuzzed;
  private String asked = "";
  private String arriving = "";
  private String late = "";
  private String version = "";
  private int round;

  FuzzTargets(CentralUnderTest central, StoreTables store) {
    this.central = central;
    this.store = store;
    this.fuzzed = new FuzzedShop(central);
    assertThat(central.sync(shop, 0, shop.size()).status()).isEqualTo(200);
  }

  List<Target> all() {
    return List.of(
        fuzzed,
        Target.of("known-lines", n -> fuzzed.knownLines()),
        Target.of("sale-notification", FuzzTargets::sale),
        new Stocked(
            "goods-receipts",
            this::stockUp,
            n ->
                keyed(
                    n,
                    "/goods-receipts",
                    "{\"lines\":[%s],\"reference\":\"R-%d\"}".formatted(line(2), n))),
        new Stocked(
            "stock-counts",
            this::stockUp,
            n ->
                keyed(
                    n,
                    "/stock-counts",
                    ("{\"shipments_open_confirmed\":true,"
                            + "\"lines\":[{\"product_id\":3,\"counted\":%d}]}")
                        .formatted(300 + n % 7))),
        new Stocked("shipments", this::stockUp, FuzzTargets::shipment),
        new Stocked(
            "cancel",
            this::stockUp,
            n -> RawRequest.of("POST", "/shipments/" + asked + "/cancel", "x/y", new byte[0])),
        new Stocked(
            "receive",
            this::stockUp,
            n ->
                keyed(
                    n,
                    "/shipments/" + arriving + "/receive",
                    "{\"lines\":[{\"product_id\":1,\"received\":2,\"damaged\":1}]}")),
        new Stocked(
            "settle",
            this::stockUp,
            n ->
                keyed(
                    n,
                    "/shipments/" + late + "/settle",
                    "{\"reason\":\"Lost on the road\",\"lines\":[" + line(2) + "]}")),
        new Stocked("resolve", this::stockUp, this::resolution),
        Target.of("product-new", n -> product(n, 100_000 + n)),
        changedProduct(),
        Target.of("import", FuzzTargets::priceList),
        new Stocked("reads", this::stockUp, n -> RawRequest.get(read(n))));
  }

  /** The last word of each shop is a true one again. */
  void endTruthfully() {
    fuzzed.tellsTheTruth();
    assertThat(central.sync(shop, shop.size(), shop.size()).status()).isEqualTo(200);
  }

  private static String line(int quantity) {
    return "{\"product_id\":1,\"quantity\":" + quantity + "}";
  }

  /** Every third with a key of its own. */
  private static RawRequest keyed(int number, String target, String json) {
    RawRequest request = RawRequest.post(target, json);
    return number % 3 == 0
        ? request.with("Idempotency-Key: fuzz" + target.replace('/', '-') + "-" + number)
        : request;
  }

  private static RawRequest sale(int number) {
    return RawRequest.post(
        "/sale-notification",
        "{\"branch_id\":\"CAJA\",\"product_id\":2,\"quantity\":1,\"sale_id\":\"fuzz-%d\"}"
            .formatted(number));
  }

  private static RawRequest shipment(int number) {
    String from = number % 2 == 0 ? "" : "\"from\":\"" + SHOP + "\",";
    String to = number % 2 == 0 ? SHOP : "central";
    return keyed(
        number,
        "/shipments",
        "{%s\"to\":\"%s\",\"lines\":[%s],\"reference\":\"S-%d\"}"
            .formatted(from, to, line(1), number));
  }

  private RawRequest resolution(int number) {
    return number % 10 == 0
        ? RawRequest.post(
            "/discrepancies/fuzz-counted/resolve", "{\"reason\":\"Counted\",\"counted\":1000}")
        : RawRequest.post(
            "/discrepancies/fuzz-%d-%d/resolve".formatted(round, number % Target.ROUND),
            "{\"reason\":\"The journal was restored\"}");
  }

  private static RawRequest product(int number, long id) {
    String plan = number % 2 == 0 ? "" : ",\"effective_from\":\"2099-01-01T00:00:00Z\"";
    return RawRequest.of(
        "PUT",
        "/products/" + id,
        "application/json",
        "{\"name\":\"Pan %d\",\"price\":1.%02d,\"retired\":false%s}"
            .formatted(number, number % 100, id == 1 ? plan : "")
            .getBytes(StandardCharsets.UTF_8));
  }

  private Target changedProduct() {
    return new Stocked(
        "product-changed", this::stockUp, n -> product(n, 1).with("If-Match: " + version)) {
      @Override
      public void accepted(Shot sent, Answer answer) {
        version = central.get("/products/1").header("ETag");
      }
    };
  }

  private static RawRequest priceList(int number) {
    String rows =
        """
        product_id,name,price,effective_from,retired
        5001,Té,1.%02d,,false
        2,"Pan, de molde",1.80,2099-01-01T00:00:00Z,false
        5003,Sal,0.99,,true
        """;
    return RawRequest.of(
        "POST",
        "/products/import?dry_run=false",
        "text/csv",
        rows.formatted(number % 100).getBytes(StandardCharsets.UTF_8));
  }

  private String read(int number) {
    return READS.get(number % READS.size()).replace("{shop}", SHOP).replace("{arriving}", arriving);
  }

  /** What is in the warehouse, on the way, asked for and to be settled, for one round. */
  private void stockUp() {
    round++;
    made("/goods-receipts", "{\"lines\":[" + line(UNITS) + "]}");
    asked =
        made(
                "/shipments",
                "{\"from\":\"%s\",\"to\":\"central\",\"lines\":[%s]}".formatted(SHOP, line(1)))
            .json()
            .path("shipment_id")
            .asText();
    arriving = "arriving-" + shop.size();
    late = "late-" + shop.size();
    int from = shop.size();
    shop.dispatch(arriving, "central", 1, UNITS).dispatch(late, "central", 1, UNITS);
    assertThat(central.sync(shop, from, shop.size()).status()).isEqualTo(200);
    version = central.get("/products/1").header("ETag");
    note();
  }

  private Reply made(String path, String json) {
    Reply reply = central.post(path, json);
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    return reply;
  }

  /** As if the books of 250 journals had been replaced, and one product had gone below zero. */
  private void note() {
    store.execute(
        "delete from discrepancy where discrepancy_id like 'fuzz-%'"
            + " or (branch_id = 'central' and kind = 'negative-stock')");
    String rows =
        IntStream.range(0, Target.ROUND)
            .mapToObj(i -> "fuzz-" + round + "-" + i)
            .map(id -> row(SHOP, "stream-replaced", id, id))
            .collect(Collectors.joining(","));
    store.execute(
        "insert into discrepancy (branch_id, kind, subject, detail, first_at, last_at, times,"
            + " discrepancy_id, status) values "
            + row("central", "negative-stock", "3", "fuzz-counted")
            + ","
            + rows);
  }

  private static String row(String branch, String kind, String subject, String id) {
    return "('%s', '%s', '%s', 'x', 1, 1, 1, '%s', 'open')".formatted(branch, kind, subject, id);
  }
}
