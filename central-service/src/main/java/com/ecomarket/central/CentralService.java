package com.ecomarket.central;

import com.ecomarket.edge.backup.BackupCommand;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Central: takes what the branches have sold and answers for the global inventory. */
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
@EnableScheduling
public class CentralService {

  /**
   * Starts central; settings come from the environment, arguments and application.yml. Or copies
   * its database or puts a copy back, see {@link BackupCommand}.
   */
  public static void main(String[] args) {
    BackupCommand.runIfAsked(args, new BooksBackup());
    SpringApplication.run(CentralService.class, args);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  /** Names for the catalogue's epochs: one at the first start, one more after each restore. */
  @Bean(defaultCandidate = false)
  @Qualifier("epochs")
  Supplier<UUID> epochs() {
    return UUID::randomUUID;
  }

  /** Names for what central opens itself: streams, receipts, counts. */
  @Bean
  Supplier<UUID> streamIds() {
    return UUID::randomUUID;
  }
}
