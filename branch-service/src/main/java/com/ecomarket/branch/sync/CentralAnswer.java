package com.ecomarket.branch.sync;

import com.ecomarket.contract.LineRef;
import com.ecomarket.contract.SyncReply;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What central said. Every answer of central is a value here, also a refusal: the circuit breaker
 * must see that central can be reached. That it cannot be is {@link CentralUnreachable}.
 */
sealed interface CentralAnswer {

  /** 200: central took the lines; the reply holds its head. */
  record Posted(SyncReply reply) implements CentralAnswer {}

  /** 409: the batch begins behind the line that central expects, or does not continue its head. */
  record Elsewhere(@Nullable LineRef head, boolean gap) implements CentralAnswer {}

  /** 413: too much at once. */
  record TooLarge() implements CentralAnswer {}

  /** 429: later. */
  record Busy(Duration retryAfter) implements CentralAnswer {}

  /** 401, 403: central does not know this branch's credential. Lines are kept. */
  record Unauthorised(int status) implements CentralAnswer {}

  /** Any other refusal: a bug or a wrong address, never a lost line. */
  record Misunderstood(int status, String detail) implements CentralAnswer {}
}
