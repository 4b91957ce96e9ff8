package com.ecomarket.central.discrepancy;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.CentralUnderTest;
import com.ecomarket.central.CentralUnderTest.Reply;
import com.ecomarket.central.ShopJournal;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody may ask of the discrepancies; none of it changes one. */
class DiscrepancyBadInputTest {
  private static final String SHOP = "MINUS";
  private static final String TWENTY = "xxxxxxxxxxxxxxxxxxxx";
  private static final String HUNDRED = TWENTY + TWENTY + TWENTY + TWENTY + TWENTY;

  private final CentralUnderTest central = CentralUnderTest.shared();

  @BeforeAll
  static void goBelowZero() {
    ShopJournal shop = ShopJournal.open(SHOP, "minus").opening(1, 1).sale(1, 2);
    CentralUnderTest.shared().sync(shop, 0, shop.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status=Open",
        "status=x",
        "kind=NEGATIVE",
        "kind=a%20b",
        "branch_id=a%20b",
        "limit=0",
        "limit=1001",
        "limit=x",
        "after=A",
        "after=a%27b"
      })
  void refusesAListThatCannotBe(String query) {
    assertThat(central.get("/discrepancies?" + query).status()).isEqualTo(400);
    assertThat(central.get("/discrepancies?" + query).slug()).isEqualTo("validation-failed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "null",
        "[]",
        "{\"reason\":null}",
        "{\"reason\":\"\"}",
        "{\"reason\":\"  \"}",
        "{\"reason\":7}",
        "{\"reason\":\"a\\u0000b\"}",
        "{\"reason\":\"a\\nb\"}",
        "{\"reason\":\"\\ud800\"}",
        "{\"reason\":\"x\",\"status\":\"open\"}",
        "{\"reason\":\"x\",\"counted\":-1}",
        "{\"reason\":\"x\",\"counted\":1.5}",
        "{\"reason\":\"x\",\"counted\":1000000001}",
        "{\"reason\":\"x\",\"ask_count\":false}",
        "{\"reason\":\"x\",\"ask_count\":\"true\"}",
        "{\"reason\":\"x\",\"counted\":1,\"ask_count\":true}",
        "{\"Reason\":\"x\"}",
        "{\"reason\":\"" + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + "x\"}"
      })
  void refusesWhatIsNoReasonAndResolvesNothing(String body) {
    JsonNode before = ofThisShop();
    Reply reply = resolve(before, body);

    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(reply.slug()).isIn("validation-failed", "malformed-body");
    assertThat(ofThisShop()).isEqualTo(before).hasSize(1);
  }

  private JsonNode ofThisShop() {
    return central.get("/discrepancies?status=open&branch_id=" + SHOP).json().path("discrepancies");
  }

  private Reply resolve(JsonNode found, String body) {
    String id = found.at("/0/id").asText();
    return central.post("/discrepancies/" + id + "/resolve", body);
  }
}
