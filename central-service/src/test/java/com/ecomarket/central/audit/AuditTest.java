package com.ecomarket.central.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.CentralUnderTest;
import com.ecomarket.central.ShopJournal;
import com.ecomarket.contract.LineRef;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditTest {
  private CentralUnderTest central;

  @BeforeEach
  void start(@TempDir Path own) {
    central = CentralUnderTest.start(own);
  }

  @AfterEach
  void stop() {
    central.close();
  }

  @Test
  void findsNothingWhereEverythingAddsUp() {
    ShopJournal shop = shop("s1");
    central.sync(shop, 0, 3);
    JsonNode audit = audit();

    assertThat(audit.path("ok").asBoolean()).isTrue();
    assertThat(audit.at("/branches/0/status").asText()).isEqualTo("equal");
    assertThat(audit.path("discrepancies")).isEmpty();
    assertThat(audit.path("negative_stocks")).isEmpty();
    assertThat(audit.at("/quarantined/count").asLong()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "update balance set units = units - 1 where account_type = 'stock'|unbalanced_products",
        "update ledger_line set units = units + 1 where kind = 'SALE'|different_balances",
        "delete from ledger_line where kind = 'OPENING'|stream_gaps",
        "delete from ledger_line where kind = 'SALE'|stream_gaps"
      })
  void findsWhatSomebodyChangedBehindItsBack(String sql, String where) throws SQLException {
    central.sync(shop("s1"), 0, 3);
    change(sql);
    JsonNode audit = audit();

    assertThat(audit.path("ok").asBoolean()).isFalse();
    assertThat(audit.path(where)).isNotEmpty();
  }

  @Test
  void findsABranchWhoseStockIsNotCentralsBook() {
    ShopJournal shop = shop("s1");
    shop.stock().put(1L, 44L);
    central.sync(shop, 0, 3);
    JsonNode audit = audit();

    assertThat(audit.path("ok").asBoolean()).isFalse();
    assertThat(audit.at("/branches/0/status").asText()).isEqualTo("different");
  }

  @Test
  void doesNotJudgeABranchThatIsCatchingUp() {
    central.sync(shop("s1"), 0, 2);

    assertThat(audit().path("ok").asBoolean()).isTrue();
    assertThat(audit().at("/branches/0/status").asText()).isEqualTo("catching-up");
  }

  @Test
  void showsWhatAPersonShouldSeeAndIsStillRight() {
    ShopJournal shop = shop("s1").opening(77, 2).sale(77, 3).raw("?");
    central.sync(shop, 0, shop.size());
    JsonNode audit = audit();

    assertThat(audit.path("ok").asBoolean()).isTrue();
    assertThat(audit.at("/quarantined/count").asLong()).isEqualTo(1);
    assertThat(audit.at("/quarantined/lines/0/seq").asLong()).isEqualTo(5);
    assertThat(audit.path("negative_stocks"))
        .extracting(stock -> stock.path("account").asText())
        .containsExactly("stock@NORTE", "stock@central");
    assertThat(audit.path("discrepancies"))
        .extracting(found -> found.path("kind").asText())
        .containsExactly("unlisted-product");
    assertThat(central.get("/inventory").json().at("/77/stock").asLong()).isEqualTo(-3);
    assertThat(central.get("/inventory").json().at("/77/unlisted").asBoolean()).isTrue();
    assertThat(central.get("/inventory").json().at("/1").has("unlisted")).isFalse();
  }

  @Test
  void countsLinesThatNeitherDiskNorCentralHas() {
    ShopJournal old = shop("s1").sale(1, 1).sale(1, 1).sale(1, 1).sale(1, 1);
    central.sync(old, 0, 3);
    // Lines 3 and 4 are still on the disk and are written again; 5 and 6 are gone.
    LineRef mark = old.ref(6);
    ShopJournal healed = ShopJournal.open("NORTE", "s2", "i2", old.ref(2), mark);
    central.sync(healed.again(old, 3).again(old, 4), 0, 3);
    JsonNode lost = discrepancy("lines-lost");

    assertThat(lost.path("count").asLong()).isEqualTo(2);
    assertThat(lost.path("detail").asText()).contains("at least 2");
    assertThat(discrepancy("stream-replaced").path("count").asLong()).isEqualTo(1);

    // Another stream with the same mark is another word about the same lines.
    ShopJournal later = ShopJournal.open("NORTE", "s3", "i3", healed.head(), mark);
    central.sync(later.again(old, 5), 0, 2);

    assertThat(discrepancy("lines-lost").path("count").asLong()).isEqualTo(1);
  }

  @Test
  void countsHowOftenAReplacedMachineWasHeard() {
    ShopJournal old = shop("s1");
    central.sync(old, 0, 3);
    central.sync(ShopJournal.open("NORTE", "s2", "i2", old.head(), null), 0, 1);
    old.sale(1, 1);
    central.sync(old, 3, 4);
    central.sync(old, 3, 4);

    assertThat(discrepancy("identity-conflict").path("count").asLong()).isEqualTo(2);
    // The word of the replaced machine is not taken for the branch's.
    assertThat(central.get("/branches").json().at("/branches/0/instance_id").asText())
        .isEqualTo("i2");
  }

  @Test
  void countsOnlyWhatCameSinceItFoundABookRight(@TempDir Path own) throws SQLException {
    try (CentralUnderTest eager = start(own, 1)) {
      ShopJournal shop = shop("s1");
      eager.sync(shop, 0, 3);
      JsonNode first = eager.get("/audit").json();
      eager.sync(shop.sale(1, 2), 3, 4);
      JsonNode second = eager.get("/audit").json();
      JsonNode third = eager.get("/audit").json();

      assertThat(counted(first)).isEqualTo("true 7 read of 5 posted");
      assertThat(counted(second)).isEqualTo("true 1 read of 6 posted");
      assertThat(counted(third)).isEqualTo("true 0 read of 6 posted");
      assertThat(counted(eager.get("/audit?full=true").json()))
          .isEqualTo("true 8 read of 6 posted");
    }
  }

  @Test
  void findsAChangeBehindTheCheckpointOnlyIfAllIsCounted(@TempDir Path own) throws SQLException {
    try (CentralUnderTest eager = start(own, 1)) {
      eager.sync(shop("s1"), 0, 3);
      eager.get("/audit");
      change(eager, "update ledger_line set units = units + 1 where kind = 'SALE'");

      assertThat(eager.get("/audit").json().path("ok").asBoolean()).isTrue();
      assertThat(eager.get("/audit?full=true").json().path("ok").asBoolean()).isFalse();
      change(eager, "update balance set units = units + 1 where account_type = 'sold'");
      assertThat(eager.get("/audit").json().path("different_balances")).hasSize(1);
    }
  }

  @Test
  void keepsNoCheckpointOfABookThatIsNotRight(@TempDir Path own) throws SQLException {
    try (CentralUnderTest eager = start(own, 1)) {
      eager.sync(shop("s1"), 0, 3);
      change(eager, "update ledger_line set units = units + 1 where kind = 'SALE'");

      assertThat(eager.get("/audit").json().path("ok").asBoolean()).isFalse();
      assertThat(eager.get("/audit").json().path("ok").asBoolean()).isFalse();
    }
  }

  @Test
  void countsExactlyAlsoIfManyAuditAtOnce(@TempDir Path own) throws Exception {
    try (CentralUnderTest eager = start(own, 1)) {
      ShopJournal shop = ShopJournal.open("NORTE", "s1").opening(1, 500);
      for (int sale = 0; sale < 20; sale++) {
        eager.sync(shop.sale(1, 1), shop.size() - (sale == 0 ? 3 : 1), shop.size());
        List<CompletableFuture<JsonNode>> audits =
            Stream.generate(() -> CompletableFuture.supplyAsync(() -> eager.get("/audit").json()))
                .limit(3)
                .toList();
        for (CompletableFuture<JsonNode> audit : audits) {
          assertThat(audit.get().path("ok").asBoolean()).as(audit.get().toString()).isTrue();
        }
      }
      assertThat(eager.get("/audit?full=true").json().path("ok").asBoolean()).isTrue();
      assertThat(eager.get("/audit").json().path("posted_lines").asLong()).isEqualTo(24);
    }
  }

  private static CentralUnderTest start(Path own, int checkpointLines) {
    return CentralUnderTest.start(own, "--ecomarket.audit-checkpoint-lines=" + checkpointLines);
  }

  private static String counted(JsonNode audit) {
    return "%s %s read of %s posted"
        .formatted(audit.path("ok"), audit.path("counted_lines"), audit.path("posted_lines"));
  }

  private JsonNode discrepancy(String kind) {
    for (JsonNode found : audit().path("discrepancies")) {
      if (found.path("kind").asText().equals(kind)) {
        return found;
      }
    }
    throw new AssertionError("no " + kind);
  }

  private JsonNode audit() {
    return central.get("/audit").json();
  }

  private void change(String sql) throws SQLException {
    change(central, sql);
  }

  private static void change(CentralUnderTest central, String sql) throws SQLException {
    try (Connection other = central.store();
        Statement statement = other.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private static ShopJournal shop(String streamId) {
    return ShopJournal.open("NORTE", streamId).opening(1, 50).sale(1, 5);
  }
}
