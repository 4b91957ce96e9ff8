package com.ecomarket.central;

import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.transaction.TransactionManagerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What is the same on both engines, over the two pools that a store gives: {@code writes}, which
 * Boot's own {@code JdbcTemplate} and transaction manager take, and {@code reads}.
 */
@Configuration(proxyBeanMethods = false)
class StoreParts {

  @Bean
  SQLExceptionTranslator busyDatabase() {
    return new BusyDatabase();
  }

  /** A commit that fails is judged like a statement that does. */
  @Bean
  TransactionManagerCustomizer<JdbcTransactionManager> commits(
      SQLExceptionTranslator busyDatabase) {
    return transactions -> transactions.setExceptionTranslator(busyDatabase);
  }

  @Bean(defaultCandidate = false)
  @Qualifier("reads")
  JdbcClient readClient(@Qualifier("reads") DataSource reads, SQLExceptionTranslator busyDatabase) {
    JdbcTemplate template = new JdbcTemplate(reads);
    template.setExceptionTranslator(busyDatabase);
    return JdbcClient.create(template);
  }

  /** Several reads of one moment. */
  @Bean(defaultCandidate = false)
  @Qualifier("reads")
  TransactionTemplate snapshot(
      @Qualifier("reads") DataSource reads, SQLExceptionTranslator busyDatabase) {
    JdbcTransactionManager transactions = new JdbcTransactionManager(reads);
    transactions.setExceptionTranslator(busyDatabase);
    TransactionTemplate snapshot = new TransactionTemplate(transactions);
    snapshot.setReadOnly(true);
    // PostgreSQL would otherwise read each statement as of its own moment.
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    return snapshot;
  }
}
