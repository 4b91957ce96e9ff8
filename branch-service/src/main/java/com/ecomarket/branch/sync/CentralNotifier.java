package com.ecomarket.branch.sync;

import com.ecomarket.branch.stock.NotRecorded;
import com.ecomarket.branch.stock.Overloaded;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;

/**
 * Tells central what the journal holds, on a thread of its own. A call carries no data and may be
 * dropped: whoever comes next finds the same journal. The breaker sits on {@link CentralClient},
 * not here: around an asynchronous method it would only ever see success.
 */
@Component
class CentralNotifier {
  private static final Logger log = LoggerFactory.getLogger(CentralNotifier.class);

  private final SyncSession session;
  private final CircuitBreaker breaker;
  private final Pacing pacing;
  private final SyncLog syncLog;

  CentralNotifier(SyncSession session, CircuitBreaker breaker, Pacing pacing, SyncLog syncLog) {
    this.session = session;
    this.breaker = breaker;
    this.pacing = pacing;
    this.syncLog = syncLog;
  }

  @Async(BreakerSetup.EXECUTOR)
  void notifyCentral() {
    try {
      if (session.run(breaker.getState() != State.CLOSED)) {
        syncLog.succeeded();
      }
    } catch (CallNotPermittedException e) {
      pacing.failed();
    } catch (CentralUnreachable e) {
      log.debug("Central was not reached.", e);
      syncLog.failed(String.valueOf(e.getMessage()));
      Duration asked = e.retryAfter();
      pacing.failed();
      if (asked != null) {
        pacing.waitAtLeast(asked);
      }
    } catch (NotRecorded | Overloaded e) {
      // The acknowledgement waits; central will say the same again.
      syncLog.failed("the journal took no acknowledgement");
      pacing.failed();
    } catch (RuntimeException e) {
      log.error("Telling central failed in a way that is a bug; lines are kept.", e);
      syncLog.failed(Objects.toString(e.getMessage(), e.getClass().getSimpleName()));
      pacing.waitAtLeast(Pacing.SLOW);
    }
  }
}
