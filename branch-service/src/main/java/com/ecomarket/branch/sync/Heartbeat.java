package com.ecomarket.branch.sync;

import com.ecomarket.branch.stock.MovementsRecorded;
import com.ecomarket.branch.stock.Stock;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Nudges the notifier: when something was recorded, when it is time for a sign of life, and when
 * the breaker lets a probe through. Nothing depends on the next sale.
 */
@Component
class Heartbeat {
  private static final Logger log = LoggerFactory.getLogger(Heartbeat.class);

  private final CentralNotifier notifier;
  private final CircuitBreaker breaker;
  private final Pacing pacing;
  private final Stock stock;
  private final boolean enabled;

  Heartbeat(
      CentralNotifier notifier,
      CircuitBreaker breaker,
      Pacing pacing,
      Stock stock,
      SyncSettings settings) {
    this.notifier = notifier;
    this.breaker = breaker;
    this.pacing = pacing;
    this.stock = stock;
    this.enabled = settings.syncEnabled();
    breaker
        .getEventPublisher()
        .onStateTransition(
            event -> {
              log.info("Breaker of central: {}", event.getStateTransition());
              if (event.getStateTransition().getToState() == State.HALF_OPEN) {
                pacing.probe();
                nudge();
              }
            });
  }

  @EventListener
  void on(MovementsRecorded recorded) {
    nudge();
  }

  /** Often enough that no wait is late by much; it asks two numbers and no one else. */
  @Scheduled(fixedDelay = 50)
  void tick() {
    nudge();
  }

  /** Sends now unless there is nothing to say, or a reason to wait. */
  void nudge() {
    boolean open = breaker.getState() == State.OPEN; // leaves that state by itself
    if (enabled && !open && pacing.isDue(stock.position().pending() > 0)) {
      notifier.notifyCentral();
    }
  }

  /** Sends now, whatever the pace; what the breaker forbids stays forbidden. */
  void push() {
    if (enabled) {
      notifier.notifyCentral();
    }
  }
}
