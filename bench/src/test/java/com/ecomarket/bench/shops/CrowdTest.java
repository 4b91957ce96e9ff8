package com.ecomarket.bench.shops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.ecomarket.contract.Hash;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CrowdTest {
  private static final int PRODUCTS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private SmallCentral central;

  @BeforeEach
  void start() throws IOException {
    central = new SmallCentral();
  }

  @AfterEach
  void stop() {
    central.close();
  }

  @Test
  void bringsEverySaleToCentralOnceWhileCentralRefusesAndAnswersGetLost() throws IOException {
    central.unavailable = 2;
    central.answersLost = 2;
    try (Crowd crowd = crowd(new Load(3, 40))) {
      crowd.open(PATIENCE);
      central.answersLost = 2;
      Tally selling = crowd.sell(Duration.ofSeconds(2));
      Tally draining = crowd.drain(PATIENCE);

      assertThat(selling.sales).isBetween(200L, 243L);
      assertThat(selling.posted + draining.posted).isEqualTo(selling.sales);
      assertThat(selling.lost + draining.lost).isEqualTo(2);
      assertThat(soldBy(crowd.shops())).isEqualTo(soldAtCentral());
      assertThat(differences(crowd.shops())).isEmpty();
    }
  }

  @Test
  void keepsWhatIsSoldWhileTheLineIsCutAndSendsItWhenItIsWhole() throws IOException {
    try (Crowd crowd = crowd(new Load(3, 40))) {
      crowd.open(PATIENCE);
      crowd.cut();
      crowd.sell(Duration.ofSeconds(1));
      long waiting = crowd.pending();
      long mended = System.nanoTime();
      crowd.mend();
      Tally tally = crowd.drain(PATIENCE);
      Return all = new Return(crowd.backAt(), mended, System.nanoTime(), waiting, tally);

      assertThat(waiting).isBetween(100L, 123L).isEqualTo(tally.posted);
      assertThat(soldBy(crowd.shops())).isEqualTo(soldAtCentral());
      assertThat(all.backAt()).hasSize(3);
      assertThat(all.isInTime()).isTrue();
    }
  }

  @Test
  void countsHowManyComeBackTogether() {
    long second = 1_000_000_000L;
    List<Long> backAt = List.of(second, 3 * second, 3 * second + 1, 4 * second, 4 * second + 2);

    assertThat(new Return(backAt, 0, 5 * second, 1, new Tally()).mostInOneSecond()).isEqualTo(3);
    assertThat(new Return(backAt, 0, 67 * second, 1, new Tally()).isInTime()).isFalse();
  }

  @Test
  void saysWhichAccountDiffers() throws IOException {
    try (Crowd crowd = crowd(new Load(1, 40))) {
      crowd.open(PATIENCE);
      crowd.sell(Duration.ofMillis(500));
      crowd.drain(PATIENCE);
      central.sold.merge("1 T-0000", 1L, Long::sum);

      assertThat(differences(crowd.shops()))
          .hasSize(2)
          .anyMatch(difference -> difference.contains("sold@T-0000"));
    }
  }

  @Test
  void endsWhenCentralNamesAHashThatIsNotInTheChain() throws IOException {
    central.named = hash -> Hash.next(hash, new byte[] {1});
    try (Crowd crowd = crowd(new Load(1, 1))) {
      assertThatThrownBy(() -> crowd.open(PATIENCE)).isInstanceOf(WrongAnswer.class);
    }
  }

  private Crowd crowd(Load load) throws IOException {
    return new Crowd(central.address(), "T", load, PRODUCTS, 1);
  }

  private long soldAtCentral() {
    return central.sold.values().stream().mapToLong(Long::longValue).sum();
  }

  private static long soldBy(List<Shop> shops) {
    long sum = 0;
    for (Shop shop : shops) {
      for (int product = 1; product <= PRODUCTS; product++) {
        sum += shop.shelf().sold(product);
      }
    }
    return sum;
  }

  /** Shows the shops central's pages, as they follow from what it took. */
  private List<String> differences(List<Shop> shops) {
    Comparison comparison = new Comparison();
    for (int product = 1; product <= PRODUCTS; product++) {
      ObjectNode page = new ObjectMapper().createObjectNode();
      ArrayNode accounts = page.putArray("accounts");
      for (Shop shop : shops) {
        long sold = central.sold.getOrDefault(product + " " + shop.branchId(), 0L);
        accounts.addObject().put("account", "sold@" + shop.branchId()).put("units", sold);
        accounts
            .addObject()
            .put("account", "stock@" + shop.branchId())
            .put("units", Shelf.OPENING - sold);
      }
      comparison.add(product, page);
    }
    comparison.compare(shops);
    return comparison.differences();
  }
}
