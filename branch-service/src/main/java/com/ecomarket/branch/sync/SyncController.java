package com.ecomarket.branch.sync;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How far the shop and central agree, and a button to try now. */
@RestController
class SyncController {
  private final SyncStatus status;
  private final Heartbeat heartbeat;

  SyncController(SyncStatus status, Heartbeat heartbeat) {
    this.status = status;
    this.heartbeat = heartbeat;
  }

  /**
   * @param branchId this shop
   * @param streamId the open stream
   * @param lastSeq its last line
   * @param ackedSeq the last line that central has posted, -1 if none
   * @param pending lines that central does not have
   * @param oldestPendingAt when the oldest of them was written
   * @param breaker CLOSED, OPEN or HALF_OPEN; DISABLED if this shop has no central
   * @param breakerSince since when
   * @param lastSuccessAt when central last answered
   * @param lastError why it did not, null if it did
   * @param nextAttemptAt when it is asked again at the earliest
   * @param catalogVersion version of the catalogue that prices come from
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Status(
      String branchId,
      String streamId,
      long lastSeq,
      long ackedSeq,
      long pending,
      @Nullable Instant oldestPendingAt,
      String breaker,
      Instant breakerSince,
      @Nullable Instant lastSuccessAt,
      @Nullable String lastError,
      @Nullable Instant nextAttemptAt,
      long catalogVersion) {}

  /** The answer to a push. */
  record Accepted(String status) {}

  @Operation(summary = "Show how far this shop and central agree")
  @GetMapping(path = "/status", produces = MediaType.APPLICATION_JSON_VALUE)
  Status status() {
    return status.now();
  }

  /** Asks central now instead of at the next heartbeat. An open breaker stays open. */
  @Operation(
      summary = "Tell central now",
      description = "Instead of at the next heartbeat. An open circuit breaker stays open.")
  @PostMapping(path = "/sync", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  Accepted sync() {
    heartbeat.push();
    return new Accepted("accepted");
  }
}
