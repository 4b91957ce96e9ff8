package com.ecomarket.branch;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.edge.BadInput;
import com.ecomarket.edge.BadInputs;
import com.ecomarket.edge.RawHttp;
import com.ecomarket.edge.SaleRequests;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is not a sale sells nothing, and says why (RELIABILITY §4). */
@BranchUnderTest
class SellBadInputTest {
  private static final SaleRequests SALE = new SaleRequests("/sell");

  private final RawHttp http;
  private final Till till;
  private JsonNode stockBefore;
  private long seqBefore;

  SellBadInputTest(@LocalServerPort int port) {
    this.http = new RawHttp(port);
    this.till = new Till(port);
  }

  @BeforeEach
  void remember() {
    stockBefore = till.get("/inventory").body();
    seqBefore = lastSeq();
  }

  static List<BadInput> rows() {
    return BadInputs.forSale("/sell");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void refusesAndSellsNothing(BadInput row) throws Exception {
    RawHttp.Answer answer = http.send(row.request());

    Till.assertRefused(answer, row);
    assertNothingSold();
  }

  @Test
  void sellsBehindAByteOrderMark() {
    RawHttp.Answer answer = http.send(SALE.json("\uFEFF" + SaleRequests.VALID));

    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(lastSeq()).isEqualTo(seqBefore + 1);
  }

  @Test
  void refusesAProductThatItDoesNotKnow() {
    Till.Answer answer = till.sell(Long.MAX_VALUE, 1);

    assertRefused(answer, 404, "unknown-product");
    assertThat(answer.text("detail")).contains(String.valueOf(Long.MAX_VALUE));
  }

  @Test
  void refusesMoreThanIsOnTheShelf() {
    Till.Answer answer = till.sell(3, 9_999, "Accept-Language", "en");

    assertRefused(answer, 409, "insufficient-stock");
    assertThat(answer.number("requested")).isEqualTo(9_999);
    assertThat(answer.number("available")).isEqualTo(stockBefore.path("3").path("stock").asLong());
    assertThat(answer.text("detail")).contains("9999 units").contains("Leche Deslactosada");
  }

  @Test
  void answersARepeatedKeyWithTheSaleThatItMade() {
    String key = UUID.randomUUID().toString();
    Till.Answer first = till.sell(1, 2, "Idempotency-Key", key);
    Till.Answer other = till.sell(1, 1);

    Till.Answer again = till.sell(1, 2, "Idempotency-Key", key);
    Till.Answer quoted = till.sell(1, 2, "Idempotency-Key", '"' + key + '"');

    assertThat(first.replayed() || other.replayed()).isFalse();
    assertThat(again).isEqualTo(new Till.Answer(200, first.body(), true, ""));
    assertThat(quoted).isEqualTo(again);
    assertThat(lastSeq()).isEqualTo(seqBefore + 2);
    assertThat(units(1)).isEqualTo(stockBefore.path("1").path("stock").asLong() - 3);
  }

  @Test
  void refusesARepeatedKeyWithAnotherRequest() {
    String key = UUID.randomUUID().toString();
    assertThat(till.sell(1, 2, "Idempotency-Key", key).status()).isEqualTo(200);
    remember();

    Till.Answer otherQuantity = till.sell(1, 3, "Idempotency-Key", key);
    Till.Answer otherProduct = till.sell(2, 2, "Idempotency-Key", key);

    assertRefused(otherQuantity, 422, "idempotency-key-reused");
    assertRefused(otherProduct, 422, "idempotency-key-reused");
    assertThat(otherQuantity.text("detail")).contains(key);
  }

  @Test
  void remembersNoKeyOfARefusedSale() {
    String key = UUID.randomUUID().toString();
    assertThat(till.sell(3, 9_999, "Idempotency-Key", key).status()).isEqualTo(409);

    assertThat(till.sell(1, 1, "Idempotency-Key", key).status()).isEqualTo(200);
  }

  @Test
  void sellsOnceWhenOneKeyComesManyTimesAtOnce() throws Exception {
    String key = UUID.randomUUID().toString();
    Callable<Till.Answer> sale = () -> till.sell(1, 2, "Idempotency-Key", key);
    ExecutorService tills = Executors.newFixedThreadPool(8);
    List<Future<Till.Answer>> answers;
    try {
      answers = tills.invokeAll(java.util.Collections.nCopies(8, sale));
    } finally {
      tills.shutdown();
    }

    int fresh = 0;
    for (Future<Till.Answer> answer : answers) {
      assertThat(answer.get().status()).isEqualTo(200);
      assertThat(answer.get().body()).isEqualTo(answers.get(0).get().body());
      fresh += answer.get().replayed() ? 0 : 1;
    }
    assertThat(fresh).isEqualTo(1);
    assertThat(lastSeq()).isEqualTo(seqBefore + 1);
    assertThat(units(1)).isEqualTo(stockBefore.path("1").path("stock").asLong() - 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/sales?limit=1e9",
        "/sales?limit=-1",
        "/sales?limit=0",
        "/sales?limit=1001",
        "/sales?limit=2147483648",
        "/sales?limit=muchas",
        "/sales?limit=5.0",
        "/sales?after=-1",
        "/sales?after=9223372036854775808",
        "/sales?after=ayer",
        "/inventory/0",
        "/inventory/-1",
        "/inventory/manzana",
        "/inventory/9223372036854775808"
      })
  void refusesWhatIsNoNumberOfItsKind(String path) {
    Till.Answer answer = till.get(path);

    assertRefused(answer, 400, "validation-failed");
    assertThat(answer.body().path("errors")).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/sales/1, unknown-sale",
    "/sales/00000000-0000-0000-0000-00000000000g, unknown-sale",
    "/sales/00000000000000000000000000000000, unknown-sale",
    "/sales/019a0000-0000-7000-8000-000000000000, unknown-sale",
    "/sales/1-1-1-1-1, unknown-sale",
    "/inventory/99, unknown-product",
    "/inventory/9223372036854775807, unknown-product",
    "/inventory/, not-found",
    "/ventas, not-found"
  })
  void saysThatItDoesNotExist(String path, String slug) {
    assertRefused(till.get(path), 404, slug);
  }

  @Test
  void showsASaleAndPagesThroughAll() {
    Till.Answer sale = till.sell(1, 2);
    Till.Answer next = till.sell(1, 1);

    Till.Answer found = till.get("/sales/" + sale.text("sale_id"));
    Till.Answer page = till.get("/sales?limit=1000");

    assertThat(found.number("seq")).isEqualTo(sale.number("seq"));
    assertThat(found.body().at("/lines/0/quantity").asInt()).isEqualTo(2);
    assertThat(found.body().path("lines")).hasSize(1);
    assertThat(found.body().path("total_price")).isEqualTo(sale.body().path("total_price"));
    assertThat(page.body().path("next").isNull()).isTrue();
    List<String> ids = page.body().path("sales").findValuesAsText("sale_id");
    assertThat(ids).doesNotHaveDuplicates().endsWith(sale.text("sale_id"), next.text("sale_id"));
    Till.Answer first = till.get("/sales?limit=1");
    Till.Answer second = till.get("/sales?limit=1&after=" + first.number("next"));
    assertThat(first.body().path("sales").findValuesAsText("sale_id")).containsExactly(ids.get(0));
    assertThat(second.body().path("sales").findValuesAsText("sale_id")).containsExactly(ids.get(1));
  }

  private void assertRefused(Till.Answer answer, int status, String slug) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.slug()).isEqualTo(slug);
    assertNothingSold();
  }

  private void assertNothingSold() {
    assertThat(till.get("/inventory").body()).isEqualTo(stockBefore);
    assertThat(lastSeq()).isEqualTo(seqBefore);
  }

  private long lastSeq() {
    return till.get("/status").number("last_seq");
  }

  private long units(long product) {
    return till.get("/inventory/" + product).number("stock");
  }
}
