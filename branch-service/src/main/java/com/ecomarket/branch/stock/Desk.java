package com.ecomarket.branch.stock;

import com.ecomarket.edge.Problem;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Asks the writer on behalf of an HTTP request: a writer that cannot take it is a 503. */
@Component
public class Desk {
  private final WriterThread writer;

  Desk(WriterThread writer) {
    this.writer = writer;
  }

  /**
   * The answer to a command, once its outcome is durable.
   *
   * @param answer makes it of the outcome; may throw a {@link Problem} to refuse
   * @return ends with the answer, or with a {@link Problem}: what {@code answer} threw, or 503
   *     {@code overloaded} or {@code journal-unavailable}
   */
  public <T, R> CompletionStage<R> ask(Command<T> command, Function<T, R> answer) {
    return writer
        .submit(command)
        .handle(
            (outcome, failure) -> {
              if (failure != null) {
                throw refusal(failure);
              }
              return answer.apply(outcome);
            });
  }

  /**
   * The answer to a command that is done once for each key. A replay is marked with {@code
   * Idempotency-Replayed}.
   *
   * @param answer makes it of what was done, now or before
   * @param refusal says why nothing was done
   * @return ends as {@link #ask} does; also with a {@link Problem} 422 {@code
   *     idempotency-key-reused}
   */
  public <T, R, A> CompletionStage<ResponseEntity<A>> once(
      Once<T, R> command, Function<T, ResponseEntity<A>> answer, Function<R, Problem> refusal) {
    return ask(command, outcome -> answer(outcome, answer, refusal));
  }

  private static <T, R, A> ResponseEntity<A> answer(
      Outcome<T, R> outcome, Function<T, ResponseEntity<A>> answer, Function<R, Problem> refusal) {
    if (outcome instanceof Outcome.Done<T, R> done) {
      ResponseEntity<A> made = answer.apply(done.what());
      return done.replayed()
          ? ResponseEntity.status(made.getStatusCode())
              .headers(made.getHeaders())
              .header("Idempotency-Replayed", "true")
              .body(made.getBody())
          : made;
    }
    if (outcome instanceof Outcome.Refused<T, R> refused) {
      throw refusal.apply(refused.why());
    }
    String key = ((Outcome.KeyReused<T, R>) outcome).key();
    throw Problem.of(HttpStatus.UNPROCESSABLE_ENTITY, "idempotency-key-reused", key);
  }

  private static RuntimeException refusal(Throwable failure) {
    if (failure instanceof Overloaded) {
      return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "overloaded").header("Retry-After", "1");
    }
    if (failure instanceof NotRecorded || failure instanceof TimeoutException) {
      return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "journal-unavailable")
          .header("Retry-After", "5");
    }
    return failure instanceof RuntimeException e ? e : new IllegalStateException(failure);
  }
}
