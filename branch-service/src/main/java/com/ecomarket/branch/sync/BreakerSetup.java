package com.ecomarket.branch.sync;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.common.circuitbreaker.configuration.CircuitBreakerConfigCustomizer;
import java.net.http.HttpClient;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.LongUnaryOperator;
import org.springframework.boot.autoconfigure.http.client.ClientHttpRequestFactoryBuilderCustomizer;
import org.springframework.boot.http.client.JdkClientHttpRequestFactoryBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** The breaker's waits, the client's HTTP version, the notifier's one thread. */
@Configuration(proxyBeanMethods = false)
@EnableAsync
@EnableScheduling
class BreakerSetup {
  static final String CENTRAL = "central";
  static final String EXECUTOR = "centralExecutor";

  @Bean
  CircuitBreakerConfigCustomizer breakerWaits(BreakerWaits waits) {
    // Resilience4j's own random back-off loses its jitter at the cap: 100 shops return together.
    return CircuitBreakerConfigCustomizer.of(
        CENTRAL, breaker -> breaker.waitIntervalFunctionInOpenState(waits::next));
  }

  @Bean
  BreakerWaits waits(SyncSettings settings) {
    LongUnaryOperator random = bound -> ThreadLocalRandom.current().nextLong(bound + 1);
    return new BreakerWaits(settings.breakerWait(), settings.breakerWaitMax(), random);
  }

  @Bean
  CircuitBreaker centralBreaker(CircuitBreakerRegistry registry) {
    return registry.circuitBreaker(CENTRAL);
  }

  /**
   * The JDK client offers an upgrade to HTTP/2 on every plain connection unless told not to; and
   * Spring makes two threads anew for each request unless the client has some to share.
   */
  @Bean
  ClientHttpRequestFactoryBuilderCustomizer<JdkClientHttpRequestFactoryBuilder> http11() {
    CustomizableThreadFactory threads = new CustomizableThreadFactory("central-http-");
    threads.setDaemon(true);
    ExecutorService shared = Executors.newCachedThreadPool(threads);
    return builder ->
        builder.withHttpClientCustomizer(
            client -> client.version(HttpClient.Version.HTTP_1_1).executor(shared));
  }

  /**
   * One thread, because one request is in flight at a time; one place in the queue and the rest
   * dropped, because a nudge carries no data: all it says is "look at the journal".
   */
  @Bean(EXECUTOR)
  ThreadPoolTaskExecutor centralExecutor() {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    executor.setThreadNamePrefix("central-");
    executor.setCorePoolSize(1);
    executor.setMaxPoolSize(1);
    executor.setQueueCapacity(1);
    executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    executor.setWaitForTasksToCompleteOnShutdown(true);
    executor.setAwaitTerminationSeconds(10);
    return executor;
  }
}
