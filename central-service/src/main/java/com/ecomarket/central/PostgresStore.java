package com.ecomarket.central;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.flyway.FlywayDataSource;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;

/**
 * Central's store on PostgreSQL, which other centrals may share: books of different branches are
 * written at the same time, those of one branch by whoever holds its row. No wait is without end.
 */
@Configuration(proxyBeanMethods = false)
@Profile("postgres")
class PostgresStore {
  /** A branch gives up on an answer after 3 s, so waiting longer than this helps nobody. */
  private static final Duration LOCK_WAIT = Duration.ofSeconds(1);

  /** A central that is frozen or cut off in the middle of a batch lets go of the branch's row. */
  private static final Duration IDLE_IN_TRANSACTION = Duration.ofSeconds(5);

  /** A batch takes milliseconds; beyond this the server or the way to it is gone. */
  private static final Duration WRITE_ANSWER = Duration.ofSeconds(10);

  /** The audit reads the whole ledger. */
  private static final Duration READ_ANSWER = Duration.ofMinutes(5);

  /** Batches that are posted at once; the next ones wait for {@link #LOCK_WAIT} at most. */
  private static final int WRITERS = 8;

  private static final int READERS = 4;

  private final PostgresServer server;

  PostgresStore(DataSourceProperties database, StoreSettings settings) {
    this.server = new PostgresServer(database);
    server.await(server.open("", WRITE_ANSWER), settings.databaseWait());
  }

  @Bean
  @Primary
  HikariDataSource writes() {
    return new HikariDataSource(pool("writes", WRITERS, server.open(bounds(), WRITE_ANSWER)));
  }

  @Bean(defaultCandidate = false)
  @Qualifier("reads")
  HikariDataSource reads() {
    HikariConfig config = pool("reads", READERS, server.open(bounds(), READ_ANSWER));
    // Not among the options: the driver would take a connection that begins read-only for one to a
    // standby, and find no primary where the URL asks for one (targetServerType).
    config.setConnectionInitSql("set default_transaction_read_only = on");
    return new HikariDataSource(config);
  }

  /** A migration may take its time, and waits for the one that another central is doing. */
  @Bean(defaultCandidate = false)
  @FlywayDataSource
  DataSource migrations() {
    return server.open("", Duration.ZERO);
  }

  private static String bounds() {
    return "-c lock_timeout=%d -c idle_in_transaction_session_timeout=%d"
        .formatted(LOCK_WAIT.toMillis(), IDLE_IN_TRANSACTION.toMillis());
  }

  private static HikariConfig pool(String name, int size, DataSource source) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(LOCK_WAIT.toMillis());
    config.setValidationTimeout(LOCK_WAIT.toMillis() / 2);
    // Each statement sees what was committed before it: who waited for a branch's row decides on
    // the head that the one before left.
    config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
    config.setDataSource(source);
    return config;
  }
}
