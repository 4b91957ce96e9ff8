package com.ecomarket.central;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.contract.Hash;
import com.ecomarket.contract.LineRef;
import com.ecomarket.edge.RawHttp.Answer;
import com.ecomarket.edge.fuzz.RawRequest;
import com.ecomarket.edge.fuzz.Shot;
import com.ecomarket.edge.fuzz.Target;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * A shop whose requests get damaged on the way. Where central took what the shop never wrote, it
 * goes on as one that heals: with a new stream on central's head.
 */
final class FuzzedShop implements Target {
  private static final String ID = "FUZZ";
  private static final String MACHINE = "machine-1";

  private final CentralUnderTest central;
  private ShopJournal shop = ShopJournal.open(ID, "fuzz", MACHINE, null, null).opening(1, 100_000);
  private ShopJournal next = shop;
  private int streams;

  FuzzedShop(CentralUnderTest central) {
    this.central = central;
    assertThat(central.sync(shop, 0, shop.size()).status()).isEqualTo(200);
  }

  @Override
  public String name() {
    return "sync";
  }

  @Override
  public RawRequest valid(int number) {
    next = shop.copy(MACHINE);
    switch (number % 4) {
      case 0 -> next.sale(1, 2).sale(1, 1);
      case 1 -> next.sale(1, 3, "sale-" + next.size()).back(1, 1, "sale-" + next.size());
      case 2 -> next.count(1, 7, true).sale(3, 1);
      default -> next.dispatch(next.head().streamId() + "." + number, "central", 1, 1).sale(2, 1);
    }
    return RawRequest.of(
        "POST",
        "/branches/" + ID + "/sync",
        "application/x-ndjson",
        next.body(shop.size(), next.size()));
  }

  @Override
  public void accepted(Shot sent, Answer answer) {
    JsonNode book = central.get("/branches/" + ID + "/book").json();
    LineRef head = head(book.path("head"));
    if (head.equals(next.head())) {
      shop = next;
    } else if (!head.equals(shop.head())) {
      shop = ShopJournal.open(ID, "fuzz-" + ++streams, MACHINE, head, null);
      for (JsonNode balance : book.path("balances")) {
        shop.stock().put(balance.path("product_id").asLong(), balance.path("units").asLong());
      }
      assertThat(central.sync(shop, 0, 1).status()).as("healed").isEqualTo(200);
    }
  }

  /** A report is kept and what does not fit is noted, also where the lines are not taken. */
  @Override
  public Set<String> mayNote(Answer refusal) {
    return refusal.status() == 409
        ? Set.of(StoreTables.REPORTS, StoreTables.DISCREPANCIES)
        : Set.of();
  }

  /** A question about lines that central has. */
  RawRequest knownLines() {
    return RawRequest.post(
        "/branches/" + ID + "/known-lines",
        "{\"request_id\":\"q\",\"stream_id\":\"fuzz\",\"first_seq\":0,\"hashes\":[\"%s\",\"%s\"]}"
            .formatted(shop.hashes().get(0), shop.hashes().get(0)));
  }

  /** A sign of life, so that its last report is a true one. */
  void tellsTheTruth() {
    assertThat(central.sync(shop, shop.size(), shop.size()).status()).isEqualTo(200);
  }

  private static LineRef head(JsonNode head) {
    return new LineRef(
        head.path("stream_id").asText(),
        head.path("seq").asLong(),
        Hash.parse(head.path("hash").asText()));
  }

  @Override
  public String toString() {
    return name();
  }
}
