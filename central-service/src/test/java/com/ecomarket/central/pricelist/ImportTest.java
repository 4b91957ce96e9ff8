package com.ecomarket.central.pricelist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ecomarket.central.CentralUnderTest;
import com.ecomarket.central.CentralUnderTest.Reply;
import com.ecomarket.central.MovedClock;
import com.ecomarket.central.ShopJournal;
import com.ecomarket.contract.CatalogPage;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {
  private static final int MANY = 20_000;
  private static final String LIST =
      "price,product_id,name\n2.5,1,Manzanas Orgánicas\n1.90,2,Pan Integral\n"
          + "4.00,12,\"Té, \"\"verde\"\"\"\n";

  private MovedClock clock;
  private CentralUnderTest central;

  @BeforeEach
  void start(@TempDir Path own) {
    clock = new MovedClock();
    central = clock.start(own);
  }

  @AfterEach
  void stop() {
    central.close();
  }

  @Test
  void takesAListOnceHoweverOftenItComes() {
    assertThat(send("?dry_run=true", LIST).text())
        .isEqualTo(
            "{\"dry_run\":true,\"rows\":3,\"created\":1,\"changed\":1,\"unchanged\":1,\"version\":3}");
    assertThat(central.get("/products/12").status()).isEqualTo(404);
    assertThat(send("", LIST).text())
        .isEqualTo(
            "{\"dry_run\":false,\"rows\":3,\"created\":1,\"changed\":1,\"unchanged\":1,\"version\":5}");
    assertThat(send("", LIST).text())
        .isEqualTo(
            "{\"dry_run\":false,\"rows\":3,\"created\":0,\"changed\":0,\"unchanged\":3,\"version\":5}");
    assertThat(central.get("/products/12").json().path("name").asText()).isEqualTo("Té, \"verde\"");
    assertThat(central.get("/products/2").json().path("version").asInt()).isEqualTo(4);
    assertThat(central.get("/products/3").json().path("version").asInt()).isEqualTo(3);
  }

  @Test
  void answersRowByRowWhoeverAsksForCsv() {
    Reply reply =
        central.importCsv(
            "/products/import", ("\uFEFF" + LIST).getBytes(UTF_8), "Accept", "text/csv");

    assertThat(reply.header("Content-Type")).isEqualTo("text/csv");
    assertThat(reply.text())
        .isEqualTo("row,product_id,result\r\n2,1,unchanged\r\n3,2,changed\r\n4,12,created\r\n");
  }

  @Test
  void leavesAloneWhatItsColumnsDoNotSay() {
    String later = clock.instant().plusSeconds(60).toString();
    String all = "product_id,name,price,effective_from,retired\n2,Pan,2.20," + later + ",true\n";
    assertThat(send("", all).json().path("changed").asInt()).isEqualTo(1);
    send("", "product_id,name,price\n2,Pan,1.95\n");

    JsonNode bread = central.get("/products/2").json();
    assertThat(bread.path("retired").asBoolean()).isTrue();
    assertThat(bread.path("price").asText()).isEqualTo("1.95");
    assertThat(bread.at("/next/price").asText()).isEqualTo("2.2");
    clock.advance(Duration.ofMinutes(2));
    assertThat(send("", all).json().path("unchanged").asInt()).isEqualTo(1);

    send("", "product_id,name,price,retired\n2,Pan,2.20,\n");
    assertThat(central.get("/products/2").json().path("retired").asBoolean()).isFalse();
  }

  @Test
  void listsWhatABranchSoldBefore() {
    central.sync(ShopJournal.open("NORTE", "s1").opening(77, 5), 0, 2);
    send("", "product_id,name,price\n77,Té,2.00\n");

    assertThat(central.get("/products/77").json().path("listed").asBoolean()).isTrue();
  }

  @Test
  void refusesAFirstPriceThatBeginsLaterAndChangesNothing() {
    String later = clock.instant().plusSeconds(60).toString();
    Reply reply =
        send("", "product_id,name,price,effective_from\n2,Pan,9,\n12,Té,2," + later + "\n");

    assertThat(reply.slug()).isEqualTo("import-refused");
    assertThat(reply.json().at("/errors/0/row").asInt()).isEqualTo(3);
    assertThat(reply.json().at("/errors/0/column").asText()).isEqualTo("effective_from");
    assertThat(central.get("/products/2").json().path("price").asText()).isEqualTo("1.8");
    JsonNode last = central.get("/products/import").json().path("last");
    assertThat(last.path("outcome").asText()).isEqualTo("refused");
    assertThat(last.path("bad_rows").asInt()).isEqualTo(1);
  }

  @Test
  void takesManyRowsAndSendsThemDownPageByPage() {
    byte[] list = many(MANY);
    assertThat(central.importCsv("/products/import", list).json().path("created").asInt())
        .isEqualTo(MANY);
    assertThat(central.get("/products/import").json().at("/last/result/rows").asInt())
        .isEqualTo(MANY);

    ShopJournal shop = ShopJournal.open("NORTE", "s1");
    int products = 0;
    int pages = 0;
    boolean more = true;
    while (more) {
      JsonNode catalog = central.sync(shop, 0, 1).json().path("catalog");
      shop.hasCatalog(catalog.path("epoch").asText(), catalog.path("version").asLong());
      products += catalog.path("products").size();
      more = catalog.path("more").asBoolean();
      pages++;
    }
    assertThat(products).isEqualTo(MANY + 3);
    assertThat(pages).isEqualTo((MANY + 3) / CatalogPage.MAX_PRODUCTS + 1);
    assertThat(central.sync(shop, 0, 1).json().has("catalog")).isFalse();
  }

  @Test
  void takesOneListAtATime() throws Exception {
    byte[] list = many(2000);
    try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), central.port())) {
      OutputStream out = slow.getOutputStream();
      String head =
          "POST /products/import HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\n"
              + "Connection: close\r\nContent-Length: "
              + list.length
              + "\r\n\r\n";
      out.write(head.getBytes(UTF_8));
      out.write(list, 0, list.length - 5);
      out.flush();
      await()
          .until(
              () -> central.get("/products/import").json().at("/running/rows_read").asInt() > 10);

      Reply second = send("", LIST);
      assertThat(second.status()).isEqualTo(409);
      assertThat(second.slug()).isEqualTo("import-running");
      out.write(list, list.length - 5, 5);
      out.flush();
      assertThat(new String(slow.getInputStream().readAllBytes(), UTF_8))
          .startsWith("HTTP/1.1 200");
    }
    assertThat(central.get("/products/import").json().path("running").isNull()).isTrue();
    assertThat(send("", LIST).status()).isEqualTo(200);
  }

  @Test
  void forgetsAListThatBreaksOff() throws Exception {
    byte[] list = many(2000);
    try (Socket gone = new Socket(InetAddress.getLoopbackAddress(), central.port())) {
      String head =
          "POST /products/import HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\n"
              + "Content-Length: "
              + list.length
              + "\r\n\r\n";
      gone.getOutputStream().write(head.getBytes(UTF_8));
      gone.getOutputStream().write(list, 0, list.length / 2);
    }
    await()
        .until(
            () ->
                central
                    .get("/products/import")
                    .json()
                    .at("/last/outcome")
                    .asText()
                    .equals("failed"));

    assertThat(central.get("/products?after=3").json().path("products")).isEmpty();
    assertThat(send("", LIST).status()).isEqualTo(200);
  }

  /** On SQLite, which has one writer, a branch waits for it and may be told to come again. */
  @Test
  void letsBranchesSyncMeanwhile() throws Exception {
    ShopJournal shop = ShopJournal.open("NORTE", "s1").opening(1, 5000);
    central.sync(shop, 0, 2);
    CompletableFuture<Reply> importing =
        CompletableFuture.supplyAsync(() -> central.importCsv("/products/import", many(MANY)));
    int posted = 0;
    while (!importing.isDone()) {
      shop.sale(1, 1);
      Reply reply;
      do {
        reply = central.sync(shop, shop.size() - 1, shop.size());
        assertThat(reply.status() == 200 || reply.slug().equals("central-busy")).isTrue();
      } while (reply.status() != 200);
      posted++;
    }
    assertThat(importing.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
    assertThat(posted).isPositive();
    assertThat(central.get("/inventory").json().at("/1/stock").asInt()).isEqualTo(1000 - posted);
    assertThat(central.get("/audit").json().path("ok").asBoolean()).isTrue();
  }

  private Reply send(String query, String csv) {
    return central.importCsv("/products/import" + query, csv.getBytes(UTF_8));
  }

  static byte[] many(int rows) {
    StringBuilder list = new StringBuilder("product_id,name,price\n");
    for (int id = 1; id <= rows; id++) {
      list.append(1000 + id).append(",Producto número ").append(id).append(",2.50\n");
    }
    return list.toString().getBytes(UTF_8);
  }
}
