package com.ecomarket.branch;

import com.ecomarket.branch.journal.JournalBackup;
import com.ecomarket.edge.backup.BackupCommand;
import io.github.resilience4j.springboot3.bulkhead.autoconfigure.BulkheadAutoConfiguration;
import io.github.resilience4j.springboot3.bulkhead.autoconfigure.BulkheadMetricsAutoConfiguration;
import io.github.resilience4j.springboot3.bulkhead.autoconfigure.ThreadPoolBulkheadMetricsAutoConfiguration;
import io.github.resilience4j.springboot3.micrometer.autoconfigure.TimerAutoConfiguration;
import io.github.resilience4j.springboot3.ratelimiter.autoconfigure.RateLimiterAutoConfiguration;
import io.github.resilience4j.springboot3.ratelimiter.autoconfigure.RateLimiterMetricsAutoConfiguration;
import io.github.resilience4j.springboot3.ratelimiter.autoconfigure.RateLimitersHealthIndicatorAutoConfiguration;
import io.github.resilience4j.springboot3.retry.autoconfigure.RetryAutoConfiguration;
import io.github.resilience4j.springboot3.retry.autoconfigure.RetryMetricsAutoConfiguration;
import io.github.resilience4j.springboot3.scheduled.threadpool.autoconfigure.ContextAwareScheduledThreadPoolAutoConfiguration;
import io.github.resilience4j.springboot3.timelimiter.autoconfigure.TimeLimiterAutoConfiguration;
import io.github.resilience4j.springboot3.timelimiter.autoconfigure.TimeLimiterMetricsAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;

/**
 * The branch service. The journal opens its own data source. Of Resilience4j it uses the circuit
 * breaker: each of the other aspects would look at every bean, a seventh of a start together.
 */
@SpringBootApplication(
    exclude = {
      DataSourceAutoConfiguration.class,
      BulkheadAutoConfiguration.class,
      BulkheadMetricsAutoConfiguration.class,
      ThreadPoolBulkheadMetricsAutoConfiguration.class,
      RetryAutoConfiguration.class,
      RetryMetricsAutoConfiguration.class,
      RateLimiterAutoConfiguration.class,
      RateLimiterMetricsAutoConfiguration.class,
      RateLimitersHealthIndicatorAutoConfiguration.class,
      TimeLimiterAutoConfiguration.class,
      TimeLimiterMetricsAutoConfiguration.class,
      TimerAutoConfiguration.class,
      ContextAwareScheduledThreadPoolAutoConfiguration.class
    })
public class BranchService {

  /**
   * Starts the branch; it refuses with a sentence where it cannot keep its promises. Or copies its
   * journal or puts a copy back, see {@link BackupCommand}.
   */
  public static void main(String[] args) {
    BackupCommand.runIfAsked(args, new JournalBackup());
    SpringApplication.run(BranchService.class, args);
  }
}
