package com.ecomarket.central.branch;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.CentralUnderTest;
import com.ecomarket.central.ShopJournal;
import com.ecomarket.contract.SyncEnvelope;
import com.ecomarket.contract.SyncEnvelope.Report;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardTest {
  private final CentralUnderTest central = CentralUnderTest.shared();

  @Test
  void showsHowFarBehindABranchIs() {
    ShopJournal shop = ShopJournal.open("LAGS", "lags").opening(1, 5).sale(1, 1).sale(1, 1);
    central.sync(shop, 0, 2);
    JsonNode board = board("LAGS");

    assertThat(board.at("/head/acked_seq").asLong()).isEqualTo(1);
    assertThat(board.at("/head/hash").asText()).isEqualTo(shop.ref(1).hash().toString());
    assertThat(board.path("last_seq").asLong()).isEqualTo(3);
    assertThat(board.path("pending").asLong()).isEqualTo(2);
    assertThat(board.path("breaker").asText()).isEqualTo("CLOSED");
    assertThat(board.path("app_version").asText()).isEqualTo("1.0.0");
    assertThat(board.at("/catalog/version").asLong()).isEqualTo(1);
    assertThat(board.path("flags")).isEmpty();
    central.sync(shop, 2, 4);
    assertThat(board("LAGS").path("pending").asLong()).isZero();
    for (JsonNode branch : central.get("/branches").json().path("branches")) {
      assertThat(branch.path("branch_id").asText()).doesNotStartWith("central");
    }
  }

  @ParameterizedTest
  @CsvSource({"0, online", "20000, late", "100000, offline"})
  void saysWhetherABranchIsThere(long silence, String state) throws SQLException {
    String branchId = "IS-" + state;
    central.sync(ShopJournal.open(branchId, "s"), 0, 1);
    try (Connection store = central.store();
        PreparedStatement update =
            store.prepareStatement(
                "update branch set last_seen_at = last_seen_at - ? where branch_id = ?")) {
      update.setLong(1, silence);
      update.setString(2, branchId);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }

    assertThat(board(branchId).path("state").asText()).isEqualTo(state);
    assertThat(central.get("/inventory").header("Inventory-Silent-Branches").contains(branchId))
        .isEqualTo(!state.equals("online"));
  }

  @Test
  void warnsOfAClockThatIsMoreThanHalfAMinuteOff() {
    ShopJournal shop = ShopJournal.open("CLOCK", "clock");
    report(shop, Instant.now().plus(Duration.ofSeconds(25)), null);
    assertThat(board("CLOCK").path("clock_warning").isNull()).isTrue();
    assertThat(board("CLOCK").path("clock_offset_ms").asLong()).isBetween(20_000L, 25_000L);

    report(shop, Instant.now().plus(Duration.ofHours(1)), null);
    assertThat(board("CLOCK").path("clock_warning").asText())
        .matches("The clock of the branch is 3[56][0-9]{2} s ahead of central\\.");
    report(shop, Instant.now().minus(Duration.ofHours(1)), null);
    assertThat(board("CLOCK").path("clock_warning").asText()).contains("behind central");
  }

  @Test
  void saysHowOldTheOldestPendingLineIsWhateverTheBranchsClockSays() {
    ShopJournal shop = ShopJournal.open("OLDEST", "oldest").opening(1, 5);
    Instant itsNow = Instant.parse("2001-01-01T00:00:00Z");
    report(shop, itsNow, itsNow.minusSeconds(90));

    assertThat(board("OLDEST").path("pending").asLong()).isEqualTo(2);
    assertThat(board("OLDEST").path("oldest_pending_age_s").asLong()).isBetween(90L, 100L);
  }

  @Test
  void flagsAReplacedJournalUntilAPersonHasResolvedIt() {
    ShopJournal old = ShopJournal.open("FLAGS", "f1").opening(1, 5);
    central.sync(old, 0, 2);
    central.sync(ShopJournal.open("FLAGS", "f2", "i2", old.head(), null), 0, 1);
    central.sync(old, 2, 2);
    assertThat(flags()).containsExactly("identity-conflict", "stream-replaced");

    JsonNode found = central.get("/discrepancies?branch_id=FLAGS&kind=identity-conflict").json();
    String id = found.at("/discrepancies/0/id").asText();
    assertThat(
            central.post("/discrepancies/" + id + "/resolve", "{\"reason\":\"old PC\"}").status())
        .isEqualTo(200);
    assertThat(flags()).containsExactly("stream-replaced");
  }

  private List<String> flags() {
    List<String> flags = new ArrayList<>();
    board("FLAGS").path("flags").forEach(flag -> flags.add(flag.asText()));
    return flags;
  }

  private void report(ShopJournal shop, Instant sentAt, @Nullable Instant oldestPendingAt) {
    SyncEnvelope envelope = shop.envelope(0, 0);
    Report said = envelope.report();
    Report report =
        new Report(
            said.lastSeq(),
            said.headHash(),
            said.stockDigest(),
            oldestPendingAt,
            said.breaker(),
            said.catalog(),
            sentAt,
            said.instanceId(),
            said.appVersion(),
            said.shipments(),
            said.neighbours());
    SyncEnvelope changed =
        new SyncEnvelope(
            envelope.protocol(), envelope.requestId(), envelope.streamId(), 0, 0, null, report);
    assertThat(central.sync(shop.branchId(), ShopJournal.body(changed, List.of())).status())
        .isEqualTo(200);
  }

  private JsonNode board(String branchId) {
    for (JsonNode branch : central.get("/branches").json().path("branches")) {
      if (branch.path("branch_id").asText().equals(branchId)) {
        return branch;
      }
    }
    throw new AssertionError(branchId + " is not on the board");
  }
}
