package com.ecomarket.central;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several books that post parts of the same shipments at the same moment. */
class ShipmentsAtOnceTest {
  private static final int SHIPMENTS = 12;
  private static final int PRODUCTS = 5;
  private static final int ROUNDS = 6;

  @TempDir Path directory;

  /**
   * The origin and two destinations, one of which is none of theirs, go through the shipments in
   * opposite orders; whoever took the rows as they come would wait for another in turn.
   */
  @Test
  void neverWaitForEachOtherInTurn() throws Exception {
    ShopJournal north = ShopJournal.open("NORTE", "n1").opening(1, 1);
    ShopJournal south = ShopJournal.open("SUR", "s1");
    ShopJournal west = ShopJournal.open("OESTE", "o1");
    try (CentralUnderTest central = CentralUnderTest.start(directory)) {
      for (ShopJournal shop : new ShopJournal[] {north, south, west}) {
        central.sync(shop, 0, shop.size());
      }
      for (int round = 0; round < ROUNDS; round++) {
        int[] from = {north.size(), south.size(), west.size()};
        for (int n = 0; n < SHIPMENTS; n++) {
          for (int product = 1; product <= PRODUCTS; product++) {
            north.dispatch("ship-" + n, "SUR", product, 3);
            south.receipt("ship-" + (SHIPMENTS - 1 - n), "NORTE", PRODUCTS + 1 - product, 2);
            west.damaged("ship-" + (n * 5 + 3) % SHIPMENTS, "NORTE", product, 1);
          }
        }
        assertThat(
                AtOnce.answers(
                    3,
                    number -> {
                      ShopJournal shop = number == 0 ? north : number == 1 ? south : west;
                      return central.sync(shop, from[number], shop.size()).status();
                    }))
            .containsOnly(200);
      }
      assertSettled(central);
    }
  }

  private static void assertSettled(CentralUnderTest central) {
    JsonNode shipments = central.get("/shipments?status=settled").json().path("shipments");
    assertThat(shipments).hasSize(SHIPMENTS);
    for (JsonNode listed : shipments) {
      String id = listed.path("shipment_id").asText();
      assertThat(central.get("/shipments/" + id).json().path("lines"))
          .hasSize(PRODUCTS)
          .allSatisfy(
              line -> {
                assertThat(line.path("dispatched").asLong()).isEqualTo(3 * ROUNDS);
                assertThat(line.path("received").asLong()).isEqualTo(2 * ROUNDS);
                assertThat(line.path("damaged").asLong()).isEqualTo(ROUNDS);
              });
    }
    assertThat(central.get("/audit").json().path("ok").asBoolean()).isTrue();
    assertThat(
            central
                .get("/discrepancies?status=open&kind=short-shipment")
                .json()
                .path("discrepancies"))
        .isEmpty();
    assertThat(
            central
                .get("/discrepancies?status=open&kind=over-received")
                .json()
                .path("discrepancies"))
        .isEmpty();
  }
}
