package com.ecomarket.branch.count;

import com.ecomarket.contract.CountRequest;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /stock-counts/requested}: what central asks this shop to count. */
@RestController
class RequestedCountsController {
  private final RequestedCounts counts;

  RequestedCountsController(RequestedCounts counts) {
    this.counts = counts;
  }

  @Operation(
      summary = "List what central asks this shop to count",
      description =
          "As central last said. A stock count of the product, posted at central, settles it.")
  @GetMapping(path = "/stock-counts/requested", produces = MediaType.APPLICATION_JSON_VALUE)
  Requested requested() {
    return new Requested(counts.all().stream().map(ToCount::of).toList());
  }

  /**
   * @param requested oldest first
   */
  record Requested(List<ToCount> requested) {}

  /**
   * @param discrepancyId what the count settles at central
   * @param reason in the words of whoever asks
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record ToCount(String discrepancyId, long productId, String reason, Instant requestedAt) {
    static ToCount of(CountRequest request) {
      return new ToCount(
          request.discrepancyId(), request.productId(), request.reason(), request.requestedAt());
    }
  }
}
