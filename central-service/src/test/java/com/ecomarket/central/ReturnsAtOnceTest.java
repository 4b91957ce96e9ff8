package com.ecomarket.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ecomarket.contract.SaleId;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One receipt, brought to two shops at the same moment. SQLite has one writer, which sees both. */
@Tag("postgres")
class ReturnsAtOnceTest {
  private static final String SALE = SaleId.at(Instant.parse("2026-01-02T03:04:05.678Z"), 2);

  @Test
  void areSeenTogetherAfterTheirCommits(@TempDir Path directory) throws Exception {
    try (CentralUnderTest central =
        CentralUnderTest.start(directory, "--ecomarket.check-returns-every=200ms")) {
      bringBothAtOnce(central);

      awaitBoth(central);
    }
  }

  @Test
  void areSeenTogetherAlsoIfTheProcessEndsBeforeItLooks(@TempDir Path directory) throws Exception {
    try (CentralUnderTest central =
        CentralUnderTest.start(directory, "--ecomarket.check-returns-every=1d")) {
      bringBothAtOnce(central);
      assertThat(found(central)).isEmpty();
    }
    try (CentralUnderTest again =
        CentralUnderTest.start(directory, "--ecomarket.check-returns-every=200ms")) {
      awaitBoth(again);
    }
  }

  private static void bringBothAtOnce(CentralUnderTest central) throws Exception {
    ShopJournal north = ShopJournal.open("NORTE", "n1").opening(1, 50).sale(1, 5, SALE);
    List<ShopJournal> shops =
        List.of(
            ShopJournal.open("SUR", "s1").opening(1, 50).back(1, 3, SALE),
            ShopJournal.open("ESTE", "e1").opening(1, 50).back(1, 3, SALE));
    central.sync(north, 0, 3);
    try (Connection store = central.store();
        Statement statement = store.createStatement()) {
      // Both have looked before one of them commits.
      statement.execute(
          """
          create function slowly() returns trigger language plpgsql as
          $$ begin perform pg_sleep(0.7); return null; end $$;
          create constraint trigger slowly after insert on ledger_line
          deferrable initially deferred for each row when (new.kind = 'RETURN')
          execute function slowly()
          """);
    }
    assertThat(AtOnce.answers(2, n -> central.sync(shops.get(n), 0, 3).status())).containsOnly(200);
  }

  private static void awaitBoth(CentralUnderTest central) {
    await("the look after the commits").until(() -> found(central).size() == 1);
    assertThat(found(central).at("/0/kind").asText()).isEqualTo("returned-too-much");
    assertThat(found(central).at("/0/detail").asText())
        .isEqualTo("6 of product 1 came back of sale " + SALE + ", which sold 5.");
  }

  private static JsonNode found(CentralUnderTest central) {
    return central.get("/discrepancies?status=open").json().path("discrepancies");
  }
}
