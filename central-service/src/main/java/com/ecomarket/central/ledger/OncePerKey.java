package com.ecomarket.central.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.ecomarket.central.commit.OneTransaction;
import com.ecomarket.contract.Hash;
import com.ecomarket.contract.Wire;
import com.ecomarket.edge.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Does what an Idempotency-Key came with once, and answers it the same for ever: the answer is kept
 * in the transaction that did the work, and whoever has the book's row looks for it first. A
 * refusal rolls everything back and is not remembered: the same key may succeed later.
 */
@Component
public class OncePerKey {
  private final OneTransaction transaction;
  private final OwnBooks books;
  private final JdbcClient jdbc;
  private final Clock clock;

  OncePerKey(OneTransaction transaction, OwnBooks books, JdbcTemplate jdbc, Clock clock) {
    this.transaction = transaction;
    this.books = books;
    this.jdbc = JdbcClient.create(jdbc);
    this.clock = clock;
  }

  /**
   * Takes a book of central's own and works on it, or repeats what was answered before.
   *
   * @param type of the answer; it is kept as JSON
   * @param work gets the open book; what it throws is thrown, and nothing was done
   * @throws Problem 422 {@code idempotency-key-reused} if the key came with another request
   */
  public <T> Answer<T> answer(
      String bookId, Asked asked, Class<T> type, Function<LockedBook, T> work) {
    return transaction.run(
        () -> {
          LockedBook book = books.open(books.lock(bookId));
          Optional<Kept> before =
              asked.key() == null ? Optional.empty() : find(bookId, asked.key());
          if (before.isPresent()) {
            return new Answer<>(before.get().answer(asked, type), true);
          }
          T done = work.apply(book);
          if (asked.key() != null) {
            keep(bookId, asked.key(), asked.request(), done);
          }
          return new Answer<>(done, false);
        });
  }

  private Optional<Kept> find(String bookId, String key) {
    return jdbc.sql(
            "select request, answer from answered_request where book = ? and idempotency_key = ?")
        .param(bookId)
        .param(key)
        .query((row, n) -> new Kept(row.getString(1), row.getBytes(2)))
        .optional();
  }

  private void keep(String bookId, String key, String request, Object answer) {
    jdbc.sql(
            """
            insert into answered_request (book, idempotency_key, request, answer, answered_at)
            values (?, ?, ?, ?, ?)
            """)
        .param(bookId)
        .param(key)
        .param(request)
        .param(Wire.bytes(answer))
        .param(clock.millis())
        .update();
  }

  /**
   * A request.
   *
   * @param key its Idempotency-Key, null if it has none
   * @param request digest of what it asks for
   */
  public record Asked(@Nullable String key, String request) {

    /** A request of one operation with one body. */
    public static Asked of(@Nullable String key, String operation, Object body) {
      Hash digest = Hash.next(Hash.next(null, operation.getBytes(UTF_8)), Wire.bytes(body));
      return new Asked(key, digest.toString());
    }
  }

  /**
   * What is answered.
   *
   * @param replayed whether it was given before
   */
  public record Answer<T>(T body, boolean replayed) {}

  @SuppressWarnings("ArrayRecordComponent") // Read once, compared by nobody.
  private record Kept(String request, byte[] json) {
    <T> T answer(Asked asked, Class<T> type) {
      if (!request.equals(asked.request())) {
        throw Problem.of(
            HttpStatus.UNPROCESSABLE_ENTITY, "idempotency-key-reused", String.valueOf(asked.key()));
      }
      try {
        return Wire.read(json, type);
      } catch (IOException e) {
        throw new UncheckedIOException("central wrote this answer itself", e);
      }
    }
  }
}
