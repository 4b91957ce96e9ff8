package com.ecomarket.central;

import com.ecomarket.edge.CannotStart;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
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
 * Central's store on SQLite: one connection that writes and a few that read beside it (WAL).
 *
 * <p>SQLite has one writer at a time anyway. With a single write connection those who wait stand in
 * the pool's queue, in order, instead of polling the file's lock.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!postgres")
class SqliteStore {
  /** A branch gives up on an answer after 3 s, so waiting longer than this helps nobody. */
  private static final Duration LOCK_WAIT = Duration.ofSeconds(1);

  /** More readers than this wait for each other. */
  private static final int READERS = 4;

  private final Path file;

  SqliteStore(StoreSettings settings, DataSourceProperties database) throws IOException {
    if (database.getUrl() != null) {
      throw new CannotStart(
          "Central was given spring.datasource.url but not spring.profiles.active=postgres,"
              + " and would keep its books in a file.");
    }
    this.file = SqliteFile.prepare(settings.dataDir());
  }

  @Bean
  @Primary
  HikariDataSource writes() {
    return pool("writes", 1, false);
  }

  @Bean(defaultCandidate = false)
  @Qualifier("reads")
  HikariDataSource reads(DataSource writes) {
    // The parameter is the order: only a writer can make the file and its WAL.
    return pool("reads", READERS, true);
  }

  /** Flyway holds two connections at a time, which the write pool does not have. */
  @Bean(defaultCandidate = false)
  @FlywayDataSource
  DataSource migrations(DataSource writes) {
    return SqliteFile.open(file, false, LOCK_WAIT);
  }

  private HikariDataSource pool(String name, int size, boolean readOnly) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setMaximumPoolSize(size);
    config.setReadOnly(readOnly);
    config.setConnectionTimeout(LOCK_WAIT.toMillis());
    config.setMaxLifetime(0);
    config.setDataSource(SqliteFile.open(file, readOnly, LOCK_WAIT));
    HikariDataSource pool = new HikariDataSource(config);
    SqliteFile.verify(pool, LOCK_WAIT);
    return pool;
  }
}
