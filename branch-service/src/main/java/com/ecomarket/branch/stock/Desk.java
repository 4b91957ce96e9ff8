package com.ecomarket.branch.stock;

import com.ecomarket.edge.Problem;
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
   * The outcome of the command, once it is durable.
   *
   * @throws Problem 503 {@code overloaded} or {@code journal-unavailable}
   */
  public <T> T ask(Command<T> command) {
    try {
      return writer.ask(command);
    } catch (Overloaded e) {
      throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "overloaded").header("Retry-After", "1");
    } catch (NotRecorded e) {
      throw Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "journal-unavailable")
          .header("Retry-After", "5");
    }
  }
}
