package com.ecomarket.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What central's answer tells a branch beside its head. */
class NewsTest {
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");

  private static SyncReply reply() {
    CatalogPage.NextPrice next = new CatalogPage.NextPrice(new BigDecimal("2.80"), AT);
    CatalogPage catalog =
        new CatalogPage(
            "e1",
            8,
            List.of(
                new CatalogPage.CatalogItem(
                    1, "Manzanas Orgánicas", new BigDecimal("2.50"), next, false),
                new CatalogPage.CatalogItem(2, "Pan", new BigDecimal("1.80"), null, true)),
            true);
    OpenShipments.OpenShipment shipment =
        new OpenShipments.OpenShipment(
            "s1",
            "NORTE",
            "SUR",
            null,
            AT,
            List.of(new OpenShipments.ShippedItem(2, 0, 8, 5, 1, 0)));
    NeighbourStock shelf =
        new NeighbourStock("SUR", "c1", AT, false, List.of(new Book.Balance(1, 7)), false);
    return new SyncReply(
        "r",
        null,
        -1,
        null,
        List.of(),
        AT,
        500,
        500,
        catalog,
        new OpenShipments("d1", List.of(shipment)),
        List.of(shelf),
        List.of(new CountRequest("d9", 3, "Below zero", AT)),
        null);
  }

  @Test
  void looksLikeTheGoldenAnswer() {
    assertThat(new String(Wire.bytes(reply()), StandardCharsets.UTF_8))
        .isEqualTo(Golden.lines("news-v1.json").get(0));
  }

  @Test
  void isReadAsItWasWritten() throws IOException {
    assertThat(Wire.read(Wire.bytes(reply()), SyncReply.class)).isEqualTo(reply());
  }

  @Test
  void isNotThereInAnAnswerOfAnOlderCentral() throws IOException {
    SyncReply old =
        Wire.read(
            ("{\"request_id\":\"r\",\"acked_seq\":-1,\"server_time\":\""
                    + AT
                    + "\","
                    + "\"next_sync_after_ms\":500,\"max_batch\":500}")
                .getBytes(StandardCharsets.UTF_8),
            SyncReply.class);

    assertThat(old.catalog()).isNull();
    assertThat(old.shipments()).isNull();
    assertThat(old.elsewhere()).isEmpty();
    assertThat(old.counts()).isEmpty();
    assertThat(old.tells()).isTrue();
  }

  @Test
  void countsWhatIsStillOnTheWay() {
    assertThat(new OpenShipments.ShippedItem(2, 0, 8, 5, 1, 1).inTransit()).isEqualTo(1);
  }
}
