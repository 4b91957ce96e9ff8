package com.ecomarket.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class IdempotencyKeyTest {
  private final MockHttpServletRequest request = new MockHttpServletRequest();

  @Test
  void isNullWithoutAHeader() {
    assertThat(IdempotencyKey.from(request)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"till-7-0001", "\"till-7-0001\""})
  void isTheSameBareAndQuoted(String header) {
    request.addHeader("Idempotency-Key", header);
    assertThat(IdempotencyKey.from(request)).isEqualTo("till-7-0001");
  }

  @Test
  void isAtMost128Characters() {
    request.addHeader("Idempotency-Key", "\"" + "x".repeat(128) + "\"");
    assertThat(IdempotencyKey.from(request)).hasSize(128);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"", "\"\"", "\"\"a\"\"", "a b", "a\tb", "á"})
  void refusesWhatIsNoKey(String header) {
    request.addHeader("Idempotency-Key", header);
    assertThatThrownBy(() -> IdempotencyKey.from(request))
        .isInstanceOfSatisfying(
            Problem.class, p -> assertThat(p.slug()).isEqualTo("invalid-idempotency-key"));
  }
}
