package com.ecomarket.branch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Stock counts over HTTP. */
@BranchUnderTest
class StockCountsTest {
  private final Till till;

  StockCountsTest(@LocalServerPort int port) {
    this.till = new Till(port);
  }

  @Test
  void correctsTheStockOnceAgainstTheMomentWhenTheCountingBegan() {
    long begun = till.get("/status").number("last_seq");
    long stock = till.get("/inventory/1").number("stock");
    till.sell(1, 4);
    String key = UUID.randomUUID().toString();
    String body =
        "{\"as_of_seq\":%d,\"lines\":[{\"product_id\":1,\"counted\":%d}]}"
            .formatted(begun, stock - 2);

    Till.Answer counted = till.post("/stock-counts", body, "Idempotency-Key", key);
    Till.Answer again = till.post("/stock-counts", body, "Idempotency-Key", key);

    assertThat(counted.status()).as(counted.toString()).isEqualTo(201);
    assertThat(counted.body().at("/lines/0/expected").asLong()).isEqualTo(stock);
    assertThat(counted.body().at("/lines/0/difference").asLong()).isEqualTo(-2);
    assertThat(again).isEqualTo(new Till.Answer(201, counted.body(), true, ""));
    assertThat(till.get("/inventory/1").number("stock")).isEqualTo(stock - 4 - 2);
  }

  @Test
  void refusesAMomentThatIsStillToComeAndAProductThatIsUnknown() {
    String later = "{\"as_of_seq\":%d,\"lines\":[{\"product_id\":%d,\"counted\":1}]}";

    Till.Answer future = till.post("/stock-counts", later.formatted(Long.MAX_VALUE, 1));
    String elsewhere = later.formatted(0, 1).replaceFirst("\\{", "{\"stream_id\":\"sealed\",");
    Till.Answer sealed = till.post("/stock-counts", elsewhere);
    Till.Answer unknown = till.post("/stock-counts", later.formatted(0, 99));

    assertThat(future.status()).isEqualTo(409);
    assertThat(future.slug()).isEqualTo("no-such-moment");
    assertThat(sealed.status()).isEqualTo(409);
    assertThat(sealed.slug()).isEqualTo("no-such-moment");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.slug()).isEqualTo("unknown-product");
  }
}
