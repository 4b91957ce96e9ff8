package com.ecomarket.central.discrepancy;

import com.ecomarket.central.discrepancy.Discrepancies.Noted;
import com.ecomarket.contract.BranchId;
import com.ecomarket.edge.openapi.Refuses;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /discrepancies}: a person's list. */
@RestController
class DiscrepancyController {
  private static final String NONE_OR = "|";

  private final Discrepancies discrepancies;
  private final DiscrepancyView view;

  DiscrepancyController(Discrepancies discrepancies, DiscrepancyView view) {
    this.discrepancies = discrepancies;
    this.view = view;
  }

  /** Oldest first, a page at a time; {@code after} is the id of the last one that was read. */
  @Operation(summary = "List what does not add up, oldest first")
  @Refuses({"404 unknown-discrepancy", "503 central-busy"})
  @GetMapping(path = "/discrepancies", produces = MediaType.APPLICATION_JSON_VALUE)
  Page list(
      @RequestParam(defaultValue = "") @Pattern(regexp = "|open|requested|resolved") String status,
      @RequestParam(defaultValue = "") @Pattern(regexp = "|[a-z][a-z-]{0,63}") String kind,
      @RequestParam(name = "branch_id", defaultValue = "")
          @Pattern(regexp = NONE_OR + BranchId.PATTERN)
          String branchId,
      @RequestParam(defaultValue = "") @Pattern(regexp = NONE_OR + Discrepancy.ID_PATTERN)
          String after,
      @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
      Locale language) {
    if (!after.isEmpty()) {
      view.known(after);
    }
    List<Noted> found = discrepancies.list(status, kind, branchId, after, limit);
    return new Page(
        found.stream().map(noted -> view.of(noted, language)).toList(),
        found.size() < limit ? null : found.get(limit - 1).id());
  }

  /**
   * @param nextAfter asks for the next page, null on the last
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Page(List<ListedDiscrepancy> discrepancies, @Nullable String nextAfter) {}
}
