package com.ecomarket.central.inventory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.CentralUnderTest;
import com.ecomarket.central.CentralUnderTest.Reply;
import com.ecomarket.central.ShopJournal;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryTest {
  private static final Duration OLDEST = Duration.ofSeconds(1);

  @TempDir private static Path own;
  private static CentralUnderTest central;

  @BeforeAll
  static void start() {
    central = CentralUnderTest.start(own.resolve("small"));
  }

  @AfterAll
  static void stop() {
    central.close();
  }

  @Test
  void seesAtOnceWhatWasPosted() {
    ShopJournal norte = ShopJournal.open("NORTE", "n-1").opening(1, 50).opening(77, 4);
    central.sync(norte, 0, norte.size());
    isWhatTheAccountsAddUpTo();

    central.sync(norte.sale(1, 5).sale(77, 6).dispatch("d-1", "SUR", 1, 10), 3, norte.size());
    isWhatTheAccountsAddUpTo();
    ShopJournal sur = ShopJournal.open("SUR", "s-1").receipt("d-1", "NORTE", 1, 8);
    central.sync(sur, 0, sur.size());
    isWhatTheAccountsAddUpTo();
    assertThat(
            central
                .post("/goods-receipts", "{\"lines\":[{\"product_id\":2,\"quantity\":40}]}")
                .status())
        .isEqualTo(201);
    isWhatTheAccountsAddUpTo();
    // The warehouse gave the four.
    assertThat(stock(77)).isEqualTo(-6);
  }

  @Test
  void seesWhatARepairedJournalAndAnOldDatabaseSay() throws SQLException {
    ShopJournal first = ShopJournal.open("ROTO", "r-1").opening(1, 50);
    central.sync(first, 0, first.size());
    isWhatTheAccountsAddUpTo();

    ShopJournal next = ShopJournal.open("ROTO", "r-2", "i-2", first.head(), null).sale(1, 7);
    assertThat(central.sync(next, 0, next.size()).status()).isEqualTo(200);
    isWhatTheAccountsAddUpTo();

    long before = stock(1);
    execute(
        "update branch set head_seq = 0 where branch_id = 'ROTO'",
        "update balance set units = units + 3 where book = 'ROTO' and account_place = 'ROTO'"
            + " and account_type = 'stock'");
    assertThat(stock(1)).isEqualTo(before + 3);
  }

  @Test
  void isNotSentAgainIfItIsTheSame() {
    Reply first = central.get("/inventory");
    HttpRequest.Builder again =
        central.request("/inventory").header("If-None-Match", first.header("etag"));

    Reply same = central.send(again);
    assertThat(same.status()).isEqualTo(304);
    assertThat(same.http().body()).isEmpty();
    assertThat(same.header("etag")).isEqualTo(first.header("etag"));
    assertThat(same.header("Inventory-As-Of")).isNotEmpty();

    central.sync(ShopJournal.open("ESTE", "e-1").opening(1, 1).sale(1, 1), 0, 3);
    Reply other = central.send(again);
    assertThat(other.status()).isEqualTo(200);
    assertThat(other.header("etag")).isNotEqualTo(first.header("etag"));
  }

  @Test
  void comesInPages() {
    Reply page = central.get("/inventory?after=1&limit=1");
    assertThat(page.json().properties()).extracting(Map.Entry::getKey).containsExactly("2");
    assertThat(page.header("Inventory-Next-After")).isEqualTo("2");

    Reply last = central.get("/inventory?after=2&limit=1000");
    assertThat(last.json().properties()).extracting(Map.Entry::getKey).contains("3");
    assertThat(last.header("Inventory-Next-After")).isEmpty();
    assertThat(central.get("/inventory?after=99").text()).isEqualTo("{}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=1001", "limit=x", "after=-1", "after=x"})
  void refusesPagesThatAreNone(String query) {
    assertThat(central.get("/inventory?" + query).slug()).isEqualTo("validation-failed");
  }

  @Test
  void isASecondOldAtMostIfThereIsMuch() throws IOException {
    try (CentralUnderTest large = large(Inventory.SMALL + 1)) {
      Reply whole = large.get("/inventory");
      assertThat(whole.json()).hasSize(Inventory.SMALL + 1);
      assertThat(gunzipped(large)).isEqualTo(whole.text());
      List<Reply> seen = new ArrayList<>();
      large.sync(ShopJournal.open("NORTE", "n-1").opening(1, 1).sale(1, 1), 0, 3);
      Instant posted = Instant.now();
      do {
        seen.add(large.get("/inventory"));
      } while (Instant.now().isBefore(posted.plus(OLDEST.multipliedBy(2))));

      for (Reply reply : seen) {
        Instant asOf = Instant.parse(reply.header("Inventory-As-Of"));
        if (asOf.isAfter(posted)) {
          assertThat(reply.json().at("/1/stock").asLong()).isEqualTo(99);
        }
      }
      assertThat(Instant.parse(seen.get(seen.size() - 1).header("Inventory-As-Of")))
          .isAfter(posted);
    }
  }

  private static CentralUnderTest large(int products) throws IOException {
    Path catalogue = own.resolve("large.csv");
    Files.writeString(
        catalogue,
        IntStream.rangeClosed(1, products)
            .mapToObj(id -> id + ",Producto " + id + ",2.50,100\n")
            .collect(Collectors.joining("", "product_id,name,price,stock\n", "")));
    return CentralUnderTest.start(own.resolve("large"), "--ecomarket.catalog-file=" + catalogue);
  }

  private static String gunzipped(CentralUnderTest central) throws IOException {
    Reply reply = central.send(central.request("/inventory").header("Accept-Encoding", "br, gzip"));
    assertThat(reply.header("content-encoding")).isEqualTo("gzip");
    assertThat(reply.header("vary")).containsIgnoringCase("accept-encoding");
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(reply.http().body()))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  /** One product is added up for each request. */
  private void isWhatTheAccountsAddUpTo() {
    JsonNode all = central.get("/inventory").json();
    assertThat(all).isNotEmpty();
    for (var item : all.properties()) {
      JsonNode one = central.get("/inventory/" + item.getKey()).json();
      long units = 0;
      for (JsonNode account : one.path("accounts")) {
        String name = account.path("account").asText();
        if (name.startsWith("stock@") || name.startsWith("transit@")) {
          units += account.path("units").asLong();
        }
      }
      assertThat(item.getValue().path("stock").asLong()).as(item.getKey()).isEqualTo(units);
      assertThat(one.path("stock").asLong()).isEqualTo(units);
    }
  }

  private long stock(long productId) {
    return central.get("/inventory").json().at("/" + productId + "/stock").asLong();
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection = central.store();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
