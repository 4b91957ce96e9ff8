package com.ecomarket.central.commit;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What shall happen only if the transaction did. */
public final class AfterCommit {
  private AfterCommit() {}

  /**
   * Runs the work after the commit of the caller's transaction, or never.
   *
   * @throws IllegalStateException if there is none
   */
  public static void run(Runnable work) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            work.run();
          }
        });
  }
}
