package com.ecomarket.branch;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ecomarket.contract.Hash;
import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.SyncEnvelope;
import com.ecomarket.contract.SyncRefusal;
import com.ecomarket.contract.Wire;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The whole branch against a central that fails in every way, and comes back. */
@BranchUnderTest
class BranchContextTest {
  private static final Duration BOUND = Duration.ofSeconds(30);

  private final Till till;
  private final StubbedCentral central;
  private final List<String> sold = new ArrayList<>();

  BranchContextTest(@LocalServerPort int port, @Autowired StubbedCentral central) {
    this.till = new Till(port);
    this.central = central;
  }

  @BeforeEach
  @AfterEach
  void converge() {
    central.answersWell();
    await().atMost(BOUND).until(this::breaker, "CLOSED"::equals);
    till.post("/sync"); // a refusal may have made the branch wait for half a minute
    await().atMost(BOUND).until(() -> till.get("/status").number("pending") == 0);
  }

  /**
   * A way to fail.
   *
   * @param opens whether the breaker must open: central cannot be reached
   * @param says what the operator reads in the status
   */
  record Failure(String name, boolean opens, String says, Consumer<StubbedCentral> begin) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Failure> failures() {
    return List.of(
        new Failure(
            "refuses connections", true, "ConnectException", StubbedCentral::refusesConnections),
        new Failure(
            "slow",
            true,
            "HttpTimeoutException",
            central -> central.answers(request -> aResponse().withFixedDelay(1_500))),
        answer("500", true, "central answered 500", aResponse().withStatus(500)),
        answer("HTML", true, "text/html", html()),
        answer("hung up", true, "IOException", aResponse().withFault(Fault.EMPTY_RESPONSE)),
        new Failure("cut off mid-body", true, "IOException", StubbedCentral::cutsItsAnswersOff),
        answer("401", false, "401", aResponse().withStatus(401)),
        answer("404", false, "404", aResponse().withStatus(404)),
        new Failure(
            "409", false, "", central -> central.answers(BranchContextTest::standsOnAnotherHead)));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void sellsWhileCentralFailsAndSendsEverythingOnceAfterwards(Failure failure) {
    failure.begin().accept(central);
    sell(5);
    await()
        .atMost(BOUND)
        .untilAsserted(
            () -> {
              Till.Answer status = till.get("/status");
              assertThat(status.number("pending")).isGreaterThanOrEqualTo(5);
              assertThat(status.text("oldest_pending_at")).isNotBlank();
              assertThat(status.text("last_error")).contains(failure.says());
              assertThat(status.text("breaker")).isEqualTo(failure.opens() ? "OPEN" : "CLOSED");
            });
    Till.Answer late = till.sell(1, 2);
    sold.add(late.text("sale_id"));
    assertThat(late.status()).isEqualTo(200);
    assertThat(till.get("/actuator/health/readiness").status()).isEqualTo(200);

    converge();

    assertConverged();
  }

  @Test
  void tellsTheTillThatTheShopIsOfflineAndProbesWithAnEmptyBatch() {
    central.refusesConnections();
    sell(3);
    await().atMost(BOUND).until(this::breaker, "OPEN"::equals);
    assertThat(till.sell(1, 1).text("sync_status")).isEqualTo("OFFLINE");
    central.requests().clear();

    central.answersWell();
    await().atMost(BOUND).until(() -> till.get("/status").number("pending") == 0);

    SyncEnvelope probe = central.requests().get(0);
    assertThat(probe.count()).isZero();
    assertThat(probe.report().breaker()).isEqualTo("HALF_OPEN");
    assertThat(central.requests()).extracting(SyncEnvelope::count).contains(4);
    await().atMost(BOUND).until(this::breaker, "CLOSED"::equals);
    assertThat(till.sell(1, 1).text("sync_status")).isEqualTo("PENDING");
  }

  @Test
  void saysThatItIsThereWhenNothingIsSold() {
    central.requests().clear();

    await().atMost(BOUND).until(() -> central.requests().size() >= 3);

    assertThat(central.requests()).allMatch(request -> request.count() == 0);
  }

  private void sell(int sales) {
    for (int i = 0; i < sales; i++) {
      Till.Answer answer = till.sell(1, 1);
      assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
      sold.add(answer.text("sale_id"));
    }
  }

  private String breaker() {
    return till.get("/status").text("breaker");
  }

  /** Everything sold is at central once and in order, in one unbroken chain. */
  private void assertConverged() {
    List<String> posted = central.ledger().saleIds();
    assertThat(posted.subList(posted.size() - sold.size(), posted.size())).isEqualTo(sold);
    assertThat(posted).doesNotHaveDuplicates();
    assertThat(central.ledger().faults()).isEmpty();
    assertThat(till.get("/sales/" + sold.get(0)).text("sync_status")).isEqualTo("SYNCED");
    assertThat(till.get("/status").body().get("last_error").isNull()).isTrue();
  }

  private static Failure answer(
      String name, boolean opens, String says, ResponseDefinitionBuilder answer) {
    return new Failure(name, opens, says, central -> central.answers(request -> answer));
  }

  private static ResponseDefinitionBuilder html() {
    return aResponse()
        .withHeader("Content-Type", "text/html")
        .withBody("<html>Acepte las condiciones de la red</html>");
  }

  private static ResponseDefinitionBuilder standsOnAnotherHead(SyncEnvelope request) {
    LineRef head = new LineRef("another", 7, Hash.next(null, "another".getBytes(UTF_8)));
    return StubbedCentral.json(
        409,
        Wire.bytes(
            new SyncRefusal(SyncRefusal.STREAM_BEHIND, request.requestId(), head, null, null)));
  }
}
