package com.ecomarket.central.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.CentralUnderTest;
import com.ecomarket.central.CentralUnderTest.Reply;
import com.ecomarket.central.ShopJournal;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SaleNotificationTest {
  private final CentralUnderTest shared = CentralUnderTest.shared();

  @Test
  void sellsFromTheWarehouse(@TempDir Path directory) {
    try (CentralUnderTest central = CentralUnderTest.start(directory)) {
      Reply reply = central.post("/sale-notification", sale("VIEJA", 1, 5, null));

      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.text()).isEqualTo("{\"status\":\"synced\",\"new_global_stock\":995}");
      assertThat(central.get("/inventory").json().at("/1/stock").asLong()).isEqualTo(995);
      assertThat(central.get("/audit").json().path("ok").asBoolean()).isTrue();
      JsonNode lines = central.get("/branches/central:VIEJA/movements").json().path("lines");
      assertThat(lines)
          .extracting(line -> line.at("/line/kind").asText())
          .containsExactly("STREAM", "NOTIFIED");
    }
  }

  @Test
  void countsOneSaleIdOnceHoweverOftenAndAtOnceItComes() {
    List<Integer> statuses =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(i -> shared.post("/sale-notification", sale("REPEATS", 2, 3, "s-1")).status())
            .toList();

    assertThat(statuses).containsOnly(200);
    assertThat(soldBy("REPEATS")).isEqualTo(3);
    assertThat(shared.post("/sale-notification", sale("REPEATS", 2, 4, "s-1")).slug())
        .isEqualTo("sale-id-reused");
    assertThat(shared.post("/sale-notification", sale("OTHER", 2, 4, "s-1")).status())
        .isEqualTo(200);
    assertThat(soldBy("REPEATS")).isEqualTo(3);
  }

  @Test
  void refusesABranchThatSyncs() {
    shared.sync(ShopJournal.open("SYNCS", "syncs"), 0, 1);
    Reply reply = shared.post("/sale-notification", sale("syncs", 1, 1, null));

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.slug()).isEqualTo("branch-syncs");
  }

  @Test
  void refusesAProductThatNobodyKnows() {
    Reply reply = shared.post("/sale-notification", sale("VIEJA", 999, 1, null));

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.slug()).isEqualTo("unknown-product");
    assertThat(reply.json().path("detail").asText()).contains("999");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"branch_id\":\"MALA\",\"product_id\":1}",
        "{\"branch_id\":\"MALA\",\"product_id\":1,\"quantity\":0}",
        "{\"branch_id\":\"MALA\",\"product_id\":1,\"quantity\":10001}",
        "{\"branch_id\":\"MALA\",\"product_id\":1,\"quantity\":1.5}",
        "{\"branch_id\":\"MALA\",\"product_id\":1,\"quantity\":1,\"price\":1}",
        "{\"branch_id\":\"MA LA\",\"product_id\":1,\"quantity\":1}",
        "{\"branch_id\":\"MALA\",\"product_id\":1,\"quantity\":1,\"sale_id\":\"\"}",
        "{\"branch_id\":\"central\",\"product_id\":1,\"quantity\":1}",
        "null"
      })
  void refusesWhatIsNotANotificationAndBooksNothing(String body) {
    Reply reply = shared.post("/sale-notification", body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.slug()).isIn("validation-failed", "malformed-body");
    assertThat(shared.get("/branches/central:MALA/movements").slug()).isEqualTo("unknown-branch");
  }

  private long soldBy(String label) {
    for (JsonNode account : shared.get("/inventory/2").json().path("accounts")) {
      if (account.path("account").asText().equals("sold@" + label)) {
        return account.path("units").asLong();
      }
    }
    return 0;
  }

  private static String sale(String label, long product, long quantity, String saleId) {
    return "{\"branch_id\":\"%s\",\"product_id\":%d,\"quantity\":%d%s}"
        .formatted(
            label, product, quantity, saleId == null ? "" : ",\"sale_id\":\"" + saleId + "\"");
  }
}
