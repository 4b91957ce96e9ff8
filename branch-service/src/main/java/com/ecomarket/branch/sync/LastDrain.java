package com.ecomarket.branch.sync;

import com.ecomarket.branch.stock.Stock;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * At an orderly end, after the last till was answered: tells central the rest, for 10 s at most.
 * What it does not get to tell is in the journal and goes at the next start.
 */
@Component
class LastDrain implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(LastDrain.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Heartbeat heartbeat;
  private final CircuitBreaker breaker;
  private final Stock stock;
  private final boolean enabled;
  private volatile boolean running;

  LastDrain(Heartbeat heartbeat, CircuitBreaker breaker, Stock stock, SyncSettings settings) {
    this.heartbeat = heartbeat;
    this.breaker = breaker;
    this.stock = stock;
    this.enabled = settings.syncEnabled();
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public void stop() {
    running = false;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (enabled
        && stock.position().pending() > 0
        && breaker.getState() == State.CLOSED
        && System.nanoTime() - deadline < 0) {
      heartbeat.push();
      pause();
    }
    log.info("Ending with {} lines that central does not have.", stock.position().pending());
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  /** Below the web server's phases: it stops after them. */
  @Override
  public int getPhase() {
    return 0;
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
