package com.ecomarket.central.movement;

import static org.assertj.core.api.Assertions.assertThat;

import com.ecomarket.central.CentralUnderTest;
import com.ecomarket.central.CentralUnderTest.Reply;
import com.ecomarket.central.ShopJournal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts and pages that cannot be; the one that is nearly asked for is there. */
class MovementsBadInputTest {
  private final CentralUnderTest central = CentralUnderTest.shared();

  @BeforeAll
  static void sell() {
    ShopJournal shop = ShopJournal.open("ASKED", "asked").opening(1, 5).sale(1, 1);
    CentralUnderTest.shared().sync(shop, 0, shop.size());
    Reply page = CentralUnderTest.shared().get("/movements?product_id=1&account=stock@ASKED");
    assertThat(page.status()).as(page.text()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "product_id=1",
        "account=stock@ASKED",
        "product_id=0&account=stock@ASKED",
        "product_id=x&account=stock@ASKED",
        "product_id=1.0&account=stock@ASKED",
        "product_id=9223372036854775808&account=stock@ASKED",
        "product_id=1&account=",
        "product_id=1&account=ASKED",
        "product_id=1&account=stock@",
        "product_id=1&account=stock@@ASKED",
        "product_id=1&account=Stock@ASKED",
        "product_id=1&account=stock@central:VIEJA",
        "product_id=1&account=stock@ASKED&limit=0",
        "product_id=1&account=stock@ASKED&limit=1001",
        "product_id=1&account=stock@ASKED&limit=1e2",
        "product_id=1&account=stock@ASKED&after=x",
        "product_id=1&account=stock@ASKED&after=ASKED.0.1",
        "product_id=1&account=stock@ASKED&after=ASKED.0.1.1.1",
        "product_id=1&account=stock@ASKED&after=ASKED.0.-1.1",
        "product_id=1&account=stock@ASKED&after=ASKED.0.1.9999999999999999999"
      })
  void refusesWhatIsNoAccountOrPage(String query) {
    Reply reply = central.get("/movements?" + query);

    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
    assertThat(reply.slug()).isEqualTo("validation-failed");
  }
}
