package com.ecomarket.central.returns;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.CentralUnderTest;
import com.ecomarket.central.ShopJournal;
import com.ecomarket.contract.SaleId;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReturnChecksTest {
  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");

  private final String sale = SaleId.at(AT, 2);
  private CentralUnderTest central;
  private ShopJournal north;
  private ShopJournal south;

  @BeforeEach
  void start(@TempDir Path own) {
    central = CentralUnderTest.start(own, "--ecomarket.check-returns-every=200ms");
    north = ShopJournal.open("NORTE", "s1").opening(1, 50);
    south = ShopJournal.open("SUR", "t1").opening(1, 50);
    send(south);
  }

  @AfterEach
  void stop() {
    central.close();
  }

  @Test
  void hasNothingToSayWhenAnotherBranchSoldIt() {
    send(north.sale(1, 5, sale));
    send(south.back(1, 5, sale));

    assertThat(discrepancies()).isEmpty();
  }

  @Test
  void findsThatMoreCameBackInAllThanWasSold() {
    send(north.sale(1, 5, sale).back(1, 3, sale));
    assertThat(discrepancies()).isEmpty();
    send(south.back(1, 3, sale));

    assertThat(discrepancies()).hasSize(1);
    assertThat(discrepancies().at("/0/kind").asText()).isEqualTo("returned-too-much");
    assertThat(discrepancies().at("/0/branch_id").asText()).isEqualTo("SUR");
    assertThat(discrepancies().at("/0/detail").asText())
        .isEqualTo("6 of product 1 came back of sale " + sale + ", which sold 5.");
    // Nor is it said again of the north, when what came back there is looked at once more.
    Awaitility.await()
        .during(Duration.ofMillis(500))
        .atMost(Duration.ofSeconds(10))
        .until(() -> discrepancies().size() == 1);
  }

  @Test
  void doesNotTakeAnotherProductOfTheSaleForIt() {
    send(north.sale(1, 5, sale));
    send(south.back(2, 1, sale));

    assertThat(discrepancies().at("/0/kind").asText()).isEqualTo("returned-too-much");
  }

  @Test
  void waitsForASaleThatIsNotThereYet() {
    send(south.back(1, 5, sale).back(1, 1, "no-uuid"));
    assertThat(discrepancies()).hasSize(2);
    assertThat(discrepancies().at("/0/kind").asText()).isEqualTo("unverified-return");
    send(north.sale(1, 5, sale));

    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> discrepancies().size() == 1);
    assertThat(discrepancies().at("/0/subject").asText()).isEqualTo("no-uuid/1");
  }

  @Test
  void saysOnceWhatTwoBranchesTookBackOfASaleThatCameLate() {
    send(south.back(1, 4, sale));
    send(ShopJournal.open("ESTE", "u1").opening(1, 50).back(1, 4, sale));
    assertThat(discrepancies()).hasSize(2);
    send(north.sale(1, 5, sale));

    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> !discrepancies().toString().contains("unverified-return"));
    assertThat(discrepancies()).hasSize(1);
    assertThat(discrepancies().at("/0/detail").asText()).contains("8 of product 1", "sold 5");
  }

  @Test
  void findsASaleThatHealingWroteAgain() {
    send(north);
    north.sale(1, 5, sale);
    ShopJournal healed = ShopJournal.open("NORTE", "s2", "i2", north.ref(1), null);
    send(healed.again(north, 2));
    send(south.back(1, 6, sale));

    assertThat(discrepancies().toString()).contains("which sold 5");
  }

  private void send(ShopJournal shop) {
    JsonNode head = central.get("/branches/" + shop.branchId() + "/book").json().path("head");
    boolean same = head.path("stream_id").asText().equals(shop.head().streamId());
    int from = same ? head.path("seq").asInt() + 1 : 0;
    assertThat(central.sync(shop, from, shop.size()).status()).isEqualTo(200);
  }

  private JsonNode discrepancies() {
    return central.get("/discrepancies?status=open").json().path("discrepancies");
  }
}
