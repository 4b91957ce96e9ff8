package com.ecomarket.central.branch;

import com.ecomarket.edge.openapi.Refuses;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /branches}: the lag board. */
@RestController
class BranchController {
  private final Branches branches;
  private final Patience patience;
  private final MessageSource texts;
  private final Clock clock;

  BranchController(Branches branches, Patience patience, MessageSource texts, Clock clock) {
    this.branches = branches;
    this.patience = patience;
    this.texts = texts;
    this.clock = clock;
  }

  @Operation(
      summary = "Show each branch: last seen, head, pending, oldest pending, breaker, version")
  @Refuses("503 central-busy")
  @GetMapping(path = "/branches", produces = MediaType.APPLICATION_JSON_VALUE)
  Board branches(Locale language) {
    Instant now = clock.instant();
    Map<String, List<String>> flags = branches.flags();
    List<Lag> lags =
        branches.all().stream()
            .map(
                row ->
                    Lag.of(
                        row,
                        patience.state(Duration.between(row.lastSeenAt(), now)),
                        flags.getOrDefault(row.branchId(), List.of()),
                        now,
                        offset -> clockWarning(offset, language)))
            .toList();
    return new Board(now, patience.late().toMillis(), patience.offline().toMillis(), lags);
  }

  private String clockWarning(Duration offset, Locale language) {
    String direction = offset.isNegative() ? "behind" : "ahead";
    Object[] seconds = {String.valueOf(offset.abs().toSeconds())};
    return texts.getMessage("branch.clock-" + direction, seconds, language);
  }

  /**
   * @param lateAfterMs a branch that was silent for longer is {@code late}
   * @param offlineAfterMs for longer than this, {@code offline}
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Board(Instant at, long lateAfterMs, long offlineAfterMs, List<Lag> branches) {}
}
