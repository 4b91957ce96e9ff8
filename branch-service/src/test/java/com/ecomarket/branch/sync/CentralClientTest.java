package com.ecomarket.branch.sync;

import static com.ecomarket.branch.sync.CentralAnswers.SERVER;
import static com.ecomarket.branch.sync.SyncRequests.envelope;
import static com.ecomarket.branch.sync.SyncRequests.lines;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.ecomarket.branch.sync.CentralAnswer.Posted;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What each answer means, and what the breaker sees of it (RELIABILITY §6, the outcome table). */
@CentralSlice
class CentralClientTest {
  private final Central central;
  private final CircuitBreaker breaker;

  CentralClientTest(@Autowired Central central, @Autowired CircuitBreaker breaker) {
    this.central = central;
    this.breaker = breaker;
  }

  @BeforeEach
  void begin() {
    CentralAnswers.begin(breaker);
  }

  @ParameterizedTest
  @MethodSource("com.ecomarket.branch.sync.CentralAnswers#saidByCentral")
  void takesARefusalForAnAnswer(CentralAnswers.Said said) {
    CentralAnswers.always(said.http());

    assertThat(send()).isEqualTo(said.means());

    assertSeen(1, 0);
  }

  static List<String> replies() {
    String many =
        IntStream.range(0, 14_000).mapToObj(String::valueOf).collect(Collectors.joining(","));
    return List.of(
        CentralAnswers.reply("r-1", "s-1", "[]", ""),
        CentralAnswers.reply("r-1", "s-1", "[]", ",\"weather\":{\"in\":[\"Cali\"]}"),
        CentralAnswers.reply("r-1", "s-1", "[" + many + "]", ""));
  }

  @ParameterizedTest
  @MethodSource("replies")
  void readsAReplyAlsoOfANewerCentralAndAlsoALongOne(String reply) {
    CentralAnswers.always(CentralAnswers.json(reply));

    CentralAnswer answer = send();

    assertThat(answer).isInstanceOf(Posted.class);
    assertThat(((Posted) answer).reply().head()).isEqualTo(CentralAnswers.OUR_HEAD);
    assertSeen(1, 0);
  }

  @Test
  void readsACompressedReply() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(CentralAnswers.reply("r-1", "s-1", "[]", "").getBytes(UTF_8));
    }
    CentralAnswers.always(
        CentralAnswers.json("")
            .withHeader("Content-Encoding", "gzip")
            .withBody(bytes.toByteArray()));

    assertThat(send()).isInstanceOf(Posted.class);
  }

  @Test
  void takesTheHeadOfAnotherStreamOnlyInAnswerToAHeartbeat() {
    CentralAnswers.always(CentralAnswers.json(CentralAnswers.reply("r-1", "s-0", "[]", "")));

    assertThat(central.sync(envelope(0), List.of())).isInstanceOf(Posted.class);
    assertThatThrownBy(this::send).isInstanceOf(CentralUnreachable.class);
  }

  @ParameterizedTest
  @MethodSource("com.ecomarket.branch.sync.CentralAnswers#notSaidByCentral")
  void takesWhatIsNotCentralsForNoAnswer(CentralAnswers.Noise noise) {
    CentralAnswers.always(noise.http());

    CentralUnreachable failure = catchThrowableOfType(CentralUnreachable.class, this::send);

    assertThat(failure).isNotNull();
    assertThat(failure.retryAfter()).isEqualTo(noise.asked());
    if (noise.slow() != null) {
      assertThat(failure.isTimeout()).isEqualTo(noise.slow());
    }
    assertThat(failure).message().isNotBlank();
    assertSeen(0, 1);
    SERVER.verify(0, anyRequestedFor(urlPathEqualTo("/elsewhere")));
  }

  private CentralAnswer send() {
    return central.sync(envelope(1), lines(1));
  }

  private void assertSeen(int successes, int failures) {
    CircuitBreaker.Metrics seen = breaker.getMetrics();
    assertThat(seen.getNumberOfSuccessfulCalls()).as("successes").isEqualTo(successes);
    assertThat(seen.getNumberOfFailedCalls()).as("failures").isEqualTo(failures);
  }
}
