package com.ecomarket.acceptance.day;

import com.ecomarket.acceptance.process.BranchProcess;
import com.ecomarket.acceptance.process.CentralProcess;
import com.ecomarket.acceptance.process.Waiting;
import com.ecomarket.acceptance.recorder.Recorder;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What people do in a day, each act written into the record as it is acknowledged. */
public final class Play {
  /** A shop learns with its next heartbeat, or when its breaker lets it ask again. */
  private static final Duration HEARS_WITHIN = Duration.ofSeconds(60);

  private final CentralProcess central;
  private final OwnRecord record;
  private final Recorder recorder;

  /**
   * @param record gets all that is not a sale of a till
   * @param recorder of the tills
   */
  public Play(CentralProcess central, OwnRecord record, Recorder recorder) {
    this.central = central;
    this.record = record;
    this.recorder = recorder;
  }

  /** A supplier delivers to the warehouse. */
  public void deliver(long productId, long units) {
    central.post(
        "/goods-receipts", "{\"lines\":[%s]}".formatted(line(productId, "quantity", units)));
    record.move("supplier@central", "stock@central", productId, units);
  }

  /** Central sends units to a shop; the shipment's id. */
  public String send(BranchProcess to, Map<Long, Long> units) {
    String id =
        central
            .post("/shipments", "{\"to\":\"%s\",\"lines\":[%s]}".formatted(to.id(), lines(units)))
            .required("shipment_id")
            .asText();
    units.forEach(
        (product, quantity) -> record.move("stock@central", "transit@central", product, quantity));
    return id;
  }

  /** A shop sends units to another one; the shipment's id. */
  public String send(BranchProcess from, BranchProcess to, Map<Long, Long> units) {
    String id =
        from.post("/shipments", "{\"to\":\"%s\",\"lines\":[%s]}".formatted(to.id(), lines(units)))
            .required("shipment_id")
            .asText();
    dispatched(from, units);
    return id;
  }

  /** Central asks a shop to send units to another one, and the shop does. */
  public String sendOnRequest(BranchProcess from, BranchProcess to, Map<Long, Long> units) {
    String id =
        central
            .post(
                "/shipments",
                "{\"from\":\"%s\",\"to\":\"%s\",\"lines\":[%s]}"
                    .formatted(from.id(), to.id(), lines(units)))
            .required("shipment_id")
            .asText();
    awaitShipment(from, id, "requested");
    from.post("/shipments/" + id + "/dispatch", "{}");
    dispatched(from, units);
    return id;
  }

  /** Part of a shipment, or all of it, arrives. */
  public void receive(BranchProcess at, String from, String shipmentId, Arrived... arrived) {
    awaitShipment(at, shipmentId, "in_transit");
    at.post(
        "/shipments/" + shipmentId + "/receive",
        "{\"lines\":[%s]}"
            .formatted(Arrays.stream(arrived).map(Arrived::json).collect(Collectors.joining(","))));
    for (Arrived one : arrived) {
      record.move("transit@" + from, "stock@" + at.id(), one.productId(), one.sound());
      record.move("transit@" + from, "shrinkage@" + at.id(), one.productId(), one.damaged());
    }
  }

  /**
   * Units of one product that arrive.
   *
   * @param sound can be sold
   * @param damaged cannot
   */
  public record Arrived(long productId, long sound, long damaged) {
    private String json() {
      return "{\"product_id\":%d,\"received\":%d,\"damaged\":%d}"
          .formatted(productId, sound, damaged);
    }
  }

  /** Central gives up what is still on the way. */
  public void giveUp(String from, String shipmentId, long productId, long units) {
    Waiting.until(
        "central to hear what arrived of the shipment",
        HEARS_WITHIN,
        () -> inTransit(shipmentId) == units);
    central.post("/shipments/" + shipmentId + "/settle", "{\"reason\":\"Fell off the lorry\"}");
    record.move("transit@" + from, "shrinkage@" + from, productId, units);
  }

  /** A price changes at central; returns when these shops sell at it. */
  public void price(long productId, String name, String price, Iterable<BranchProcess> shops) {
    central.setPrice(productId, name, price);
    for (BranchProcess shop : shops) {
      Waiting.until(
          shop.id() + " to learn the price",
          HEARS_WITHIN,
          () -> price.equals(shop.look("/inventory/" + productId).path("price").asText()));
    }
  }

  /** A customer buys a basket and pays in cash; the sale's id. */
  public String basket(BranchProcess at, Map<Long, Long> units, String tendered) {
    String id =
        at.post("/sales", "{\"lines\":[%s],\"tendered\":%s}".formatted(lines(units), tendered))
            .required("sale_id")
            .asText();
    recorder.knows(id);
    units.forEach(
        (product, quantity) ->
            record.move("stock@" + at.id(), "sold@" + at.id(), product, quantity));
    return id;
  }

  /** A customer brings units back, whichever shop sold them. */
  public void takeBack(
      BranchProcess at, String saleId, long productId, long units, boolean damaged) {
    at.post(
        "/returns",
        "{\"sale_id\":\"%s\",\"product_id\":%d,\"quantity\":%d,\"damaged\":%b}"
            .formatted(saleId, productId, units, damaged));
    record.move("sold@" + at.id(), (damaged ? "shrinkage@" : "stock@") + at.id(), productId, units);
  }

  /** Somebody counts while the tills sell, and finds units missing. */
  public void count(BranchProcess at, long productId, long missing) {
    String path = "/movements?product_id=" + productId + "&limit=1000";
    JsonNode page = at.look(path);
    while (!page.path("next_after").isNull()) {
      page = at.look(path + "&after=" + page.path("next_after").asText());
    }
    JsonNode lines = page.path("lines");
    JsonNode last = lines.get(lines.size() - 1);
    at.post(
        "/stock-counts",
        "{\"as_of_seq\":%d,\"shipments_open_confirmed\":true,\"lines\":[%s]}"
            .formatted(
                last.required("seq").asLong(),
                line(productId, "counted", last.required("total").asLong() - missing)));
    record.move("stock@" + at.id(), "shrinkage@" + at.id(), productId, missing);
  }

  private void dispatched(BranchProcess from, Map<Long, Long> units) {
    units.forEach(
        (product, quantity) ->
            record.move("stock@" + from.id(), "transit@" + from.id(), product, quantity));
  }

  private static void awaitShipment(BranchProcess at, String shipmentId, String status) {
    Waiting.until(
        at.id() + " to hear that the shipment is " + status,
        HEARS_WITHIN,
        () -> at.look("/shipments?status=" + status).toString().contains(shipmentId));
  }

  private long inTransit(String shipmentId) {
    long units = 0;
    for (JsonNode line : central.look("/shipments/" + shipmentId).path("lines")) {
      units += line.path("in_transit").asLong();
    }
    return units;
  }

  private static String lines(Map<Long, Long> units) {
    return new TreeMap<>(units)
        .entrySet().stream()
            .map(unit -> line(unit.getKey(), "quantity", unit.getValue()))
            .collect(Collectors.joining(","));
  }

  private static String line(long productId, String member, long units) {
    return "{\"product_id\":%d,\"%s\":%d}".formatted(productId, member, units);
  }
}
