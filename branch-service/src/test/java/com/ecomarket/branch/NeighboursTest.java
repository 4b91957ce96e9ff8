package com.ecomarket.branch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.ecomarket.contract.Book;
import com.ecomarket.contract.NeighbourStock;
import com.ecomarket.contract.SyncEnvelope;
import com.ecomarket.contract.SyncReply;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who else has it, as a till asks. */
@BranchUnderTest
class NeighboursTest {
  private static final Duration BOUND = Duration.ofSeconds(30);
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  private final Till till;
  private final StubbedCentral central;

  NeighboursTest(@LocalServerPort int port, @Autowired StubbedCentral central) {
    this.till = new Till(port);
    this.central = central;
  }

  @AfterEach
  void comeBack() {
    central.tells(reply -> reply);
    central.answersWell();
    await().atMost(BOUND).until(() -> till.get("/status").text("breaker").equals("CLOSED"));
  }

  @Test
  void showsTheShelvesOfOthersAlsoWhileCentralCannotBeReached() {
    assertThat(shelves(1).findValuesAsText("branch_id")).containsExactly("OESTE", "SUR");
    assertThat(shelves(1).at("/0/units").isNull()).isTrue();
    assertThat(shelves(1).at("/0/as_of").isNull()).isTrue();
    assertThat(till.get("/inventory/888/elsewhere").slug()).isEqualTo("unknown-product");
    central.tells(
        reply ->
            with(
                reply,
                new NeighbourStock(
                    "SUR",
                    "c1",
                    NOON,
                    true,
                    List.of(new Book.Balance(1, 7), new Book.Balance(888, 3)),
                    false)));
    await().atMost(BOUND).until(() -> shelves(1).at("/1/units").asLong() == 7);
    central.refusesConnections();
    await().atMost(BOUND).until(() -> till.get("/status").text("breaker").equals("OPEN"));

    assertThat(shelves(1).at("/1/as_of").asText()).isEqualTo(NOON.toString());
    assertThat(shelves(2).at("/1/units").asLong(-1)).isZero();
    assertThat(shelves(888).at("/1/units").asLong()).isEqualTo(3);
    assertThat(shelves(888).at("/0/units").isNull()).isTrue();
  }

  @Test
  void tellsCentralWhatItHasOfThem() {
    central.tells(
        reply -> with(reply, new NeighbourStock("SUR", "c9", NOON, true, List.of(), false)));
    await()
        .atMost(BOUND)
        .until(
            () -> {
              List<SyncEnvelope> requests = List.copyOf(central.requests());
              Map<String, String> cursors = requests.get(requests.size() - 1).report().neighbours();
              return cursors.size() == 2 && "c9".equals(cursors.get("SUR"));
            });
  }

  private JsonNode shelves(long product) {
    Till.Answer answer = till.get("/inventory/" + product + "/elsewhere");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.number("product_id")).isEqualTo(product);
    return answer.body().path("elsewhere");
  }

  private static SyncReply with(SyncReply reply, NeighbourStock heard) {
    return new SyncReply(
        reply.requestId(),
        reply.streamId(),
        reply.ackedSeq(),
        reply.headHash(),
        reply.quarantined(),
        reply.serverTime(),
        reply.nextSyncAfterMs(),
        reply.maxBatch(),
        null,
        null,
        List.of(heard),
        List.of(),
        null);
  }
}
