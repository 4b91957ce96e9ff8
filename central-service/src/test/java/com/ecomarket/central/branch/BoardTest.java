package com.ecomarket.central.branch;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.CentralUnderTest;
import com.ecomarket.central.ShopJournal;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

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
    central.sync(shop, 2, 4);
    assertThat(board("LAGS").path("pending").asLong()).isZero();
    for (JsonNode branch : central.get("/branches").json().path("branches")) {
      assertThat(branch.path("branch_id").asText()).doesNotStartWith("central");
    }
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
