package com.ecomarket.branch.sync;

import static com.ecomarket.branch.sync.CentralAnswers.SERVER;
import static com.ecomarket.branch.sync.SyncRequests.envelope;
import static com.ecomarket.branch.sync.SyncRequests.lines;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** When the breaker opens, and that it always closes again. */
@CentralSlice
class CentralBreakerTest {
  private static final Duration BOUND = Duration.ofSeconds(10);

  private final Central central;
  private final CircuitBreaker breaker;

  CentralBreakerTest(@Autowired Central central, @Autowired CircuitBreaker breaker) {
    this.central = central;
    this.breaker = breaker;
  }

  @BeforeEach
  void begin() {
    CentralAnswers.begin(breaker);
  }

  @Test
  void staysClosedInAStormOfRefusals() {
    for (int status : List.of(400, 401, 403, 404, 405, 413, 415, 422, 429)) {
      CentralAnswers.always(aResponse().withStatus(status));
      for (int i = 0; i < 4; i++) {
        assertThat(send()).isNotNull();
        assertThat(breaker.getState()).as("after a %s", status).isEqualTo(State.CLOSED);
      }
    }
    assertThat(breaker.getMetrics().getNumberOfFailedCalls()).isZero();
  }

  @Test
  void closesOnARefusalToo() {
    breaker.transitionToOpenState();
    CentralAnswers.always(aResponse().withStatus(401));
    await().atMost(BOUND).until(() -> breaker.getState() == State.HALF_OPEN);

    assertThat(send()).isEqualTo(new CentralAnswer.Unauthorised(401));

    assertThat(breaker.getState()).isEqualTo(State.CLOSED);
  }

  @Test
  void opensAfterThreeRefusedConnectionsInARow() {
    SERVER.stop();
    for (int i = 0; i < 3; i++) {
      assertThat(breaker.getState()).isEqualTo(State.CLOSED);
      CentralUnreachable failure = catchThrowableOfType(CentralUnreachable.class, this::send);
      assertThat(failure.isTimeout()).isFalse();
      assertThat(failure).hasMessageContaining("ConnectException");
    }

    assertThat(breaker.getState()).isEqualTo(State.OPEN);
    assertThatThrownBy(this::send).isInstanceOf(CallNotPermittedException.class);
  }

  @Test
  void staysClosedWhenEveryThirdAnswerIsGood() {
    for (int i = 0; i < 9; i++) {
      boolean good = i % 3 == 2;
      CentralAnswers.always(aResponse().withStatus(good ? 413 : 500));
      assertThat(catchThrowableOfType(CentralUnreachable.class, this::send) == null)
          .isEqualTo(good);
    }
    assertThat(breaker.getState()).isEqualTo(State.CLOSED);
  }

  @Test
  void opensAgainAfterAProbeThatFailed() {
    breaker.transitionToOpenState();
    CentralAnswers.always(aResponse().withStatus(500));
    await().atMost(BOUND).until(() -> breaker.getState() == State.HALF_OPEN);

    assertThatThrownBy(this::send).isInstanceOf(CentralUnreachable.class);

    assertThat(breaker.getState()).isEqualTo(State.OPEN);
  }

  @Test
  void recoversFromAProbeThatDiedOfAnError() {
    List<State> states = new CopyOnWriteArrayList<>();
    breaker
        .getEventPublisher()
        .onStateTransition(event -> states.add(event.getStateTransition().getToState()));
    breaker.transitionToOpenState();
    CentralAnswers.always(aResponse().withStatus(413));
    await().atMost(BOUND).until(() -> breaker.getState() == State.HALF_OPEN);

    assertThatThrownBy(() -> central.sync(envelope(1), new DeadlyList()))
        .isInstanceOf(StackOverflowError.class);
    assertThatThrownBy(this::send) // the permit has leaked
        .isInstanceOf(CallNotPermittedException.class);

    await()
        .atMost(BOUND)
        .ignoreExceptionsInstanceOf(CallNotPermittedException.class)
        .until(() -> send() != null);
    assertThat(states)
        .containsExactly(State.OPEN, State.HALF_OPEN, State.OPEN, State.HALF_OPEN, State.CLOSED);
  }

  private CentralAnswer send() {
    return central.sync(envelope(1), lines(1));
  }

  private static final class DeadlyList extends AbstractList<byte[]> {
    @Override
    public byte[] get(int index) {
      throw new StackOverflowError("on purpose");
    }

    @Override
    public int size() {
      return 1;
    }
  }
}
