package com.ecomarket.central.movement;

import com.ecomarket.edge.Problem;
import com.ecomarket.edge.openapi.Refuses;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.databind.util.RawValue;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /branches/{id}/movements}: the lines of a book as posted, a page at a time.
 *
 * <p>With {@code stream}, pages go by seq ({@code after}, {@code next_after}). Without it, they go
 * through all streams in the order in which central took them ({@code cursor}, {@code
 * next_cursor}). The last page has no next.
 */
@RestController
class MovementController {
  /** A branch, or one of central's own books: {@code central}, {@code central:<label>}. */
  private static final String BOOK_ID = "^(central:)?[A-Za-z0-9][A-Za-z0-9_-]{0,62}$";

  // Of both operations: the API document has one for each path.
  private static final String SUMMARY = "Page through the lines of a book as posted";
  private static final String DESCRIPTION =
      "With `stream`, by seq: give `next_after` as `after`. Without, through all streams in the"
          + " order in which central took them: give `next_cursor` as `cursor`. The last page has"
          + " no next.";

  private final PostedMovements movements;

  MovementController(PostedMovements movements) {
    this.movements = movements;
  }

  @Operation(summary = SUMMARY, description = DESCRIPTION)
  @Refuses({"404 unknown-branch", "503 central-busy"})
  @GetMapping(
      path = "/branches/{branchId}/movements",
      params = "stream",
      produces = MediaType.APPLICATION_JSON_VALUE)
  StreamPage ofStream(
      @PathVariable @Pattern(regexp = BOOK_ID) String branchId,
      @RequestParam @Pattern(regexp = "[A-Za-z0-9._:-]{1,64}") String stream,
      @RequestParam(defaultValue = "-1") @Min(-1) long after,
      @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit) {
    known(branchId);
    List<Posted> lines = movements.ofStream(branchId, stream, after, limit);
    return new StreamPage(
        branchId, stream, lines, lines.size() < limit ? null : lines.get(limit - 1).seq());
  }

  @Operation(summary = SUMMARY, description = DESCRIPTION)
  @Refuses({"404 unknown-branch", "503 central-busy"})
  @GetMapping(
      path = "/branches/{branchId}/movements",
      params = "!stream",
      produces = MediaType.APPLICATION_JSON_VALUE)
  BookPage ofBook(
      @PathVariable @Pattern(regexp = BOOK_ID) String branchId,
      @RequestParam(defaultValue = "") @Pattern(regexp = Cursor.PATTERN) String cursor,
      @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit) {
    known(branchId);
    Cursor from = Cursor.parse(cursor);
    List<PostedMovements.Placed> lines = movements.ofBook(branchId, from, limit);
    return new BookPage(
        branchId,
        lines.stream().map(PostedMovements.Placed::line).toList(),
        lines.size() < limit ? null : lines.get(limit - 1).cursor().toString());
  }

  private void known(String branchId) {
    if (!movements.hasBook(branchId)) {
      throw Problem.of(HttpStatus.NOT_FOUND, "unknown-branch", branchId);
    }
  }

  @JsonNaming(SnakeCaseStrategy.class)
  record StreamPage(
      String branchId, String streamId, List<Posted> lines, @Nullable Long nextAfter) {}

  @JsonNaming(SnakeCaseStrategy.class)
  record BookPage(String branchId, List<Posted> lines, @Nullable String nextCursor) {}

  /**
   * @param status POSTED, STREAM, QUARANTINED or REPEATED
   * @param reason why it is quarantined
   * @param line the very JSON that the branch wrote; a text if it is not JSON
   */
  @JsonNaming(SnakeCaseStrategy.class)
  record Posted(
      String streamId,
      long seq,
      String hash,
      String status,
      @Nullable String reason,
      RawValue line) {}
}
