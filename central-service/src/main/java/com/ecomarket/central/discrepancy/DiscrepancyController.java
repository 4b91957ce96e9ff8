package com.ecomarket.central.discrepancy;

import com.ecomarket.central.discrepancy.Discrepancies.Noted;
import com.ecomarket.central.discrepancy.Discrepancies.Resolution;
import com.ecomarket.contract.BranchId;
import com.ecomarket.edge.Problem;
import com.ecomarket.edge.openapi.Refuses;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /discrepancies} and {@code POST /discrepancies/{id}/resolve}: a person's list. */
@RestController
class DiscrepancyController {
  private static final String ID = "[a-z0-9-]{1,40}";
  private static final String NONE_OR = "|";

  private final Discrepancies discrepancies;
  private final MessageSource texts;

  DiscrepancyController(Discrepancies discrepancies, MessageSource texts) {
    this.discrepancies = discrepancies;
    this.texts = texts;
  }

  /** Oldest first, a page at a time; {@code after} is the id of the last one that was read. */
  @Operation(summary = "List what does not add up, oldest first")
  @Refuses({"404 unknown-discrepancy", "503 central-busy"})
  @GetMapping(path = "/discrepancies", produces = MediaType.APPLICATION_JSON_VALUE)
  Page list(
      @RequestParam(defaultValue = "") @Pattern(regexp = "|open|resolved") String status,
      @RequestParam(defaultValue = "") @Pattern(regexp = "|[a-z][a-z-]{0,63}") String kind,
      @RequestParam(name = "branch_id", defaultValue = "")
          @Pattern(regexp = NONE_OR + BranchId.PATTERN)
          String branchId,
      @RequestParam(defaultValue = "") @Pattern(regexp = NONE_OR + ID) String after,
      @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit,
      Locale language) {
    if (!after.isEmpty()) {
      known(after);
    }
    List<Noted> found = discrepancies.list(status, kind, branchId, after, limit);
    return new Page(
        found.stream().map(noted -> item(noted, language)).toList(),
        found.size() < limit ? null : found.get(limit - 1).id());
  }

  /** Says why it is settled: once, and again with the same reason as often as one likes. */
  @Operation(summary = "Say why a discrepancy is settled")
  @Refuses({"404 unknown-discrepancy", "409 discrepancy-resolved", "503 central-busy"})
  @PostMapping(
      path = "/discrepancies/{id}/resolve",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  ListedDiscrepancy resolve(
      @PathVariable @Pattern(regexp = ID) String id,
      @Valid @RequestBody Settled settled,
      Locale language) {
    discrepancies.resolve(id, settled.reason());
    Noted noted = known(id);
    Resolution resolution = noted.resolution();
    if (resolution == null || !resolution.reason().equals(settled.reason())) {
      throw Problem.of(HttpStatus.CONFLICT, "discrepancy-resolved", id);
    }
    return item(noted, language);
  }

  private Noted known(String id) {
    return discrepancies
        .find(id)
        .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "unknown-discrepancy", id));
  }

  private ListedDiscrepancy item(Noted noted, Locale language) {
    return new ListedDiscrepancy(
        noted.id(),
        noted.kind(),
        noted.branchId(),
        noted.subject(),
        texts.getMessage("discrepancy." + noted.kind(), null, noted.kind(), language),
        noted.detail(),
        noted.status(),
        noted.firstAt(),
        noted.lastAt(),
        noted.times(),
        noted.resolution());
  }

  /**
   * @param reason what a person found out, one line
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Settled(
      @NotNull @Pattern(regexp = "(?=.*\\S)[^\\p{Cntrl}\\p{Cs}]{1,500}") String reason) {}

  /**
   * @param nextAfter asks for the next page, null on the last
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Page(List<ListedDiscrepancy> discrepancies, @Nullable String nextAfter) {}

  /**
   * @param title what it is, in the caller's language
   * @param detail as it was noted, in English
   * @param times how often it was seen
   * @param resolution the last one; of an open discrepancy: it was resolved, and came again
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record ListedDiscrepancy(
      String id,
      String kind,
      String branchId,
      String subject,
      @Nullable String title,
      String detail,
      String status,
      Instant firstAt,
      Instant lastAt,
      long times,
      @Nullable Resolution resolution) {}
}
