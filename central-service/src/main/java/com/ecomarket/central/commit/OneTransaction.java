package com.ecomarket.central.commit;

import com.ecomarket.edge.Problem;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
  private static final Logger log = LoggerFactory.getLogger(OneTransaction.class);

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
      log.warn("A transaction was answered with 503: {}", e.getMessage());
      throw busy();
    }
  }

  private static RuntimeException busy() {
    return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "central-busy")
        .header(HttpHeaders.RETRY_AFTER, "1");
  }
}
