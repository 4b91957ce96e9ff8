package com.ecomarket.branch.stock;

import com.ecomarket.edge.Problem;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
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
