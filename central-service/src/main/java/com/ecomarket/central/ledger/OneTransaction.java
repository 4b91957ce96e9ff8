package com.ecomarket.central.ledger;

import com.ecomarket.edge.Problem;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Does all of some work or nothing of it. A database that has no time, or whose answer to the
 * commit is unknown, is 503 {@code central-busy} with {@code Retry-After}: the caller sends again,
 * and what was posted after all is recognised by its hash.
 */
@Component
public class OneTransaction {
  private static final int SQLITE_BUSY = 5;
  private static final int SQLITE_LOCKED = 6;

  private final TransactionTemplate transaction;

  OneTransaction(PlatformTransactionManager transactions) {
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Runs the work and commits. */
  public <T> T run(Supplier<T> work) {
    try {
      T done = transaction.execute(status -> work.get());
      if (done == null) {
        throw new IllegalStateException("the work of a transaction has a result");
      }
      return done;
    } catch (TransactionException
        | TransientDataAccessException
        | RecoverableDataAccessException e) {
      throw busy();
    } catch (DataAccessException e) {
      throw isBusy(e) ? busy() : e;
    }
  }

  /** Spring knows no error codes of SQLite. */
  private static boolean isBusy(DataAccessException e) {
    if (e.getMostSpecificCause() instanceof SQLException cause) {
      int code = cause.getErrorCode() & 0xff;
      return code == SQLITE_BUSY || code == SQLITE_LOCKED;
    }
    return false;
  }

  private static RuntimeException busy() {
    return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "central-busy")
        .header(HttpHeaders.RETRY_AFTER, "1");
  }
}
