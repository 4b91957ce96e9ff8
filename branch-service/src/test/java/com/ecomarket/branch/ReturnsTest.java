package com.ecomarket.branch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Returns over HTTP. */
@BranchUnderTest
class ReturnsTest {
  private final Till till;

  ReturnsTest(@LocalServerPort int port) {
    this.till = new Till(port);
  }

  @Test
  void takesBackWhatWasSoldAndNoMore() {
    String basket =
        "{\"lines\":[{\"product_id\":2,\"quantity\":1},{\"product_id\":1,\"quantity\":4}]}";
    String sale = till.post("/sales", basket).text("sale_id");
    long before = till.get("/inventory/1").number("stock");

    Till.Answer taken = till.post("/returns", body(sale.toUpperCase(Locale.ROOT), 1, 3));
    Till.Answer more = till.post("/returns", body(sale, 1, 2), "Accept-Language", "en");
    Till.Answer other = till.post("/returns", body(sale, 3, 1));

    assertThat(taken.status()).as(taken.toString()).isEqualTo(201);
    assertThat(taken.body().path("verified").asBoolean()).isTrue();
    assertThat(taken.text("sale_id")).isEqualTo(sale);
    assertThat(taken.body().path("total_price").asDouble()).isEqualTo(7.50);
    assertThat(till.get("/inventory/1").number("stock")).isEqualTo(before + 3);
    assertThat(more.status()).isEqualTo(409);
    assertThat(more.slug()).isEqualTo("more-than-sold");
    assertThat(more.number("returned")).isEqualTo(3);
    assertThat(more.text("detail")).contains("4 were sold and 3 have been returned");
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.slug()).isEqualTo("not-in-sale");
  }

  @Test
  void takesASaleOfAnotherBranchUnverified() {
    String elsewhere = UUID.randomUUID().toString();

    Till.Answer taken = till.post("/returns", body(elsewhere, 3, 1));
    Till.Answer unknown = till.post("/returns", body(elsewhere, 99, 1));

    assertThat(taken.status()).isEqualTo(201);
    assertThat(taken.body().path("verified").asBoolean(true)).isFalse();
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.slug()).isEqualTo("unknown-product");
  }

  @Test
  void answersARepeatedKeyWithTheReturnThatItMade() {
    String key = UUID.randomUUID().toString();
    String sale = till.sell(1, 1).text("sale_id");
    Till.Answer first = till.post("/returns", body(sale, 1, 1), "Idempotency-Key", key);

    Till.Answer again = till.post("/returns", body(sale, 1, 1), "Idempotency-Key", key);
    Till.Answer otherEndpoint = till.sell(1, 1, "Idempotency-Key", key);

    assertThat(again).isEqualTo(new Till.Answer(201, first.body(), true, ""));
    assertThat(otherEndpoint.slug()).isEqualTo("idempotency-key-reused");
  }

  private static String body(String sale, long product, int quantity) {
    return "{\"sale_id\":\"%s\",\"product_id\":%d,\"quantity\":%d,\"damaged\":false}"
        .formatted(sale, product, quantity);
  }
}
